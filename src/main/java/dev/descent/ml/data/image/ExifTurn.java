package dev.descent.ml.data.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What a camera notes of how it was held: an entry of the first directory of a TIFF within a JPEG's segment. */
final class ExifTurn {
    private static final byte[] NAME = {'E', 'x', 'i', 'f', 0, 0};
    private static final int LITTLE_ENDIAN = 'I' << 8 | 'I';
    private static final int ORIENTATION = 0x112;
    private static final int UPRIGHT = 1;
    private static final int MOST = 8;
    private static final int ENTRY = 12;

    private ExifTurn() {}

    /**
     * Whether a segment says that the picture is to be turned or mirrored.
     *
     * @param from where its content begins
     * @param to where it ends
     */
    static boolean isIn(byte[] bytes, int from, int to) {
        int tiff = from + NAME.length;
        if (tiff > to || !Arrays.equals(bytes, from, tiff, NAME, 0, NAME.length)) {
            return false;
        }
        return isInDirectory(bytes, tiff, to);
    }

    /** The same of what a segment has behind its name, and a chunk of a PNG alone. */
    static boolean isInDirectory(byte[] bytes, int from, int to) {
        try {
            int turn = turn(ByteBuffer.wrap(bytes, from, to - from).slice());
            return turn > UPRIGHT && turn <= MOST;
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            return false;
        }
    }

    private static int turn(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if (tiff.getShort(entry) == ORIENTATION) {
                return tiff.getShort(entry + 8);
            }
        }
        return UPRIGHT;
    }
}
