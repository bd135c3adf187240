package dev.descent.ml.keras.hdf5;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where a file begins (The HDF Group, HDF5 File Format Specification, II.A).
 *
 * @param root address of the root group's object header
 */
record Superblock(long root) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int SMALLEST = 48;
    private static final int LONGEST = 96;

    static Superblock read(Storage storage, long size) {
        InvalidHdf5.check(size >= SMALLEST, "it is too short for an HDF5 file");
        ByteBuffer block = storage.metadata(0, Math.min(size, LONGEST));
        byte[] signature = new byte[SIGNATURE.length];
        block.get(signature);
        InvalidHdf5.check(Arrays.equals(signature, SIGNATURE), "it does not begin as an HDF5 file does");
        int version = block.get();
        return switch (version) {
            case 0 -> of(block, 13, 24, 64);
            case 1 -> of(block, 13, 28, 68);
            case 2, 3 -> of(block, 9, 12, 36);
            default -> throw new InvalidHdf5("it has version " + version + " of the superblock");
        };
    }

    /** From the places of the sizes of addresses and lengths, the base address and the root's address. */
    private static Superblock of(ByteBuffer block, int sizes, int base, int root) {
        InvalidHdf5.check(block.limit() >= root + Long.BYTES, "it is too short for an HDF5 file");
        InvalidHdf5.check(
                block.get(sizes) == Long.BYTES && block.get(sizes + 1) == Long.BYTES,
                "its addresses do not have 8 bytes");
        InvalidHdf5.check(block.getLong(base) == 0, "it does not begin at the file's first byte");
        return new Superblock(block.getLong(root));
    }
}
