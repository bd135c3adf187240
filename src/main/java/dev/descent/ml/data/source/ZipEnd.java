package dev.descent.ml.data.source;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * The record at the end of a zip archive that tells where its directory is.
 *
 * @param start of the directory
 * @param length of the directory, in bytes
 * @param count of its entries
 */
record ZipEnd(long start, long length, long count) {
    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int SIGNATURE_64 = 0x06064b50;
    private static final int LENGTH_64 = 56;

    /** Finds it: it ends with the file, and the directory ends where it begins. */
    static ZipEnd find(FileChannel file) throws IOException {
        int length = (int) Math.min(file.size(), LENGTH + LONGEST_COMMENT);
        long offset = file.size() - length;
        ZipBytes tail = ZipBytes.read(file, offset, length);
        for (int at = length - LENGTH; at >= 0; at--) {
            if (tail.four(at) == SIGNATURE && at + LENGTH + tail.two(at + 20) == length) {
                return checked(file, tail, at, offset + at);
            }
        }
        ZipBytes.check(false, "it has no directory at its end");
        throw new IllegalStateException();
    }

    private static ZipEnd checked(FileChannel file, ZipBytes tail, int at, long position) throws IOException {
        ZipEnd small = new ZipEnd(tail.four(at + 16), tail.four(at + 12), tail.two(at + 10));
        ZipBytes.check(tail.two(at + 4) == 0 && tail.two(at + 6) == 0, "it is one of several parts");
        boolean full = small.start == 0xffffffffL || small.length == 0xffffffffL || small.count == 0xffff;
        long large = full ? large(file, position) : -1;
        ZipEnd found = large < 0 ? small : of64(ZipBytes.read(file, large, LENGTH_64));
        ZipBytes.check(found.start + found.length == (large < 0 ? position : large), "its directory is not at its end");
        return found;
    }

    /** Where the record with larger fields is, or -1. */
    private static long large(FileChannel file, long position) throws IOException {
        if (position < LOCATOR_LENGTH) {
            return -1;
        }
        ZipBytes locator = ZipBytes.read(file, position - LOCATOR_LENGTH, LOCATOR_LENGTH);
        return locator.four(0) == LOCATOR ? locator.eight(8) : -1;
    }

    private static ZipEnd of64(ZipBytes bytes) {
        ZipBytes.check(bytes.four(0) == SIGNATURE_64, "its end is broken");
        ZipBytes.check(bytes.four(16) == 0 && bytes.four(20) == 0, "it is one of several parts");
        ZipEnd found = new ZipEnd(bytes.eight(48), bytes.eight(40), bytes.eight(32));
        ZipBytes.check(found.start <= Long.MAX_VALUE - found.length, "it points outside of itself");
        return found;
    }
}
