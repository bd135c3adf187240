package dev.descent.artifact;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/** The part of a file that a request asks for. */
record ByteRange(long first, long last) {
    long length() {
        return last - first + 1;
    }

    String of(long whole) {
        return "bytes " + first + "-" + last + "/" + whole;
    }

    /**
     * The one range asked for. Empty where the whole file is to be sent: none or several were asked for, the header is not about bytes,
     * or {@code If-Range} names other content.
     *
     * @throws RangeNotSatisfiable where the range begins after the file's end
     */
    static Optional<ByteRange> asked(HttpHeaders headers, String etag, long whole) {
        String condition = headers.getFirst(HttpHeaders.IF_RANGE);
        List<HttpRange> ranges = ranges(headers.getFirst(HttpHeaders.RANGE));
        if (ranges.size() != 1 || (condition != null && !condition.equals(etag))) {
            return Optional.empty();
        }
        long first = ranges.get(0).getRangeStart(whole);
        long last = ranges.get(0).getRangeEnd(whole);
        if (first > last) {
            throw new RangeNotSatisfiable(whole);
        }
        return Optional.of(new ByteRange(first, last));
    }

    /** A range that cannot be read is to be ignored, says RFC 9110. */
    private static List<HttpRange> ranges(@Nullable String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
