package dev.descent.ml.data.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The directory at the end of a zip archive, checked against itself and against the header in front of each file.
 * Written out here, since what is checked must be what is read: libraries do not tell where a file's bytes lie, or
 * take whatever number of entries there is.
 */
final class ZipDirectory {
    /** Bytes; half a million names of 80 characters. */
    private static final long LONGEST = 64L << 20;

    private final FileChannel file;
    private final ZipEnd end;
    private final int most;

    private ZipDirectory(FileChannel file, ZipEnd end, int most) {
        this.file = file;
        this.end = end;
        this.most = most;
    }

    /**
     * Reads it.
     *
     * @param most files and folders that it may have
     * @throws dev.descent.ml.spec.InvalidSpec where it is not whole, contradicts itself, or has what we do not read
     */
    static List<ZipMember> read(FileChannel file, int most) throws IOException {
        ZipEnd end = ZipEnd.find(file);
        ZipBytes.check(end.length() <= LONGEST, "its directory has more than the " + LONGEST + " bytes allowed");
        return new ZipDirectory(file, end, most).members();
    }

    private List<ZipMember> members() throws IOException {
        ZipBytes directory = ZipBytes.read(file, end.start(), (int) end.length());
        List<ZipMember> members = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (int at = 0; at < directory.length(); ) {
            ZipBytes.check(members.size() < most, "it holds more than the " + most + " files and folders allowed");
            ZipRecord record = new ZipRecord(directory, at);
            ZipMember claimed = record.member();
            ZipMember member = claimed.located(file, record);
            members.add(member);
            spans.add(new Span(claimed.place(), member.end(), member.name()));
            at = record.next();
        }
        ZipBytes.check(
                members.size() == end.count(), "it claims " + end.count() + " entries and has " + members.size());
        checkApart(spans);
        return members;
    }

    /** Where a file with its header lies. */
    private record Span(long start, long end, String name) {}

    /** Bytes that several files share would be unpacked again for each. */
    private void checkApart(List<Span> spans) {
        spans.sort(Comparator.comparingLong(Span::start));
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            boolean last = i + 1 == spans.size();
            ZipBytes.check(
                    span.end <= (last ? end.start() : spans.get(i + 1).start),
                    span.name + " overlaps " + (last ? "the directory" : spans.get(i + 1).name));
        }
    }
}
