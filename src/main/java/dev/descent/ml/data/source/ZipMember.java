package dev.descent.ml.data.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * A file of a zip archive.
 *
 * @param name with {@code /} between folders; a folder's own ends with it
 * @param method how it is packed: {@link #STORED} or {@link #DEFLATED}
 * @param crc of the bytes unpacked
 * @param size unpacked, in bytes
 * @param packed in bytes
 * @param place where its packed bytes begin in the archive, or, before {@link #located}, the header in front of them
 */
record ZipMember(String name, int method, long crc, long size, long packed, long place) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int HEADER = 0x04034b50;
    private static final int HEADER_LENGTH = 30;
    private static final int SIZES_FOLLOW = 1 << 3;

    boolean isFolder() {
        return name.endsWith("/");
    }

    /** Where its packed bytes end. */
    long end() {
        return place + packed;
    }

    /**
     * The same with the place of its bytes, once the header in front of them has confirmed what the directory says.
     *
     * @throws dev.descent.ml.spec.InvalidSpec where it says something else
     */
    ZipMember located(FileChannel file, ZipRecord record) throws IOException {
        record.check(packed <= file.size(), "claims more bytes than the archive has");
        byte[] rawName = record.rawName();
        ZipBytes header = ZipBytes.read(file, place, HEADER_LENGTH + rawName.length);
        boolean later = (header.two(6) & SIZES_FOLLOW) != 0;
        record.check(
                header.four(0) == HEADER
                        && header.two(8) == method
                        && (header.two(6) & 1) == 0
                        && header.two(26) == rawName.length
                        && Arrays.equals(header.copy(HEADER_LENGTH, rawName.length), rawName)
                        && agrees(header.four(18), packed, later)
                        && agrees(header.four(22), size, later),
                "has a header that contradicts the directory");
        long data = place + HEADER_LENGTH + rawName.length + header.two(28);
        return new ZipMember(name, method, crc, size, packed, data);
    }

    /** A header has a size, or says that it is in an extra field, or follows. */
    private static boolean agrees(long written, long known, boolean later) {
        return written == known || written == 0xffffffffL || (later && written == 0);
    }
}
