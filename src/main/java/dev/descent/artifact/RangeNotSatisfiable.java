package dev.descent.artifact;

import dev.descent.http.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The range lies after the file's end. */
final class RangeNotSatisfiable extends Refused {
    private static final long serialVersionUID = 1;

    private final long whole;

    RangeNotSatisfiable(long whole) {
        super(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "range-not-satisfiable", "The file has " + whole + " bytes.");
        this.whole = whole;
    }

    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + whole);
        return headers;
    }
}
