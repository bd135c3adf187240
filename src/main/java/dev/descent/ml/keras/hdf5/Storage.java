package dev.descent.ml.keras.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file. Nothing outside of it is read, and what describes the data, rather than being it, only up to a
 * budget: structures that point to each other in a circle, or to the same place a million times, come to an end.
 */
final class Storage {
    /** No address, in files whose addresses have 8 bytes. */
    static final long UNDEFINED = -1;

    private static final long MOST_METADATA = 64 << 20;
    /** How often a small file's structures may be read. */
    private static final int REPEATS = 8;

    private static final int SLACK = 64 << 10;

    private final FileChannel channel;
    private final long size;
    private long budget;

    Storage(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        this.budget = Math.min(MOST_METADATA, REPEATS * size + SLACK);
    }

    /** A block of metadata, in the file's own byte order. */
    ByteBuffer metadata(long address, long length) {
        check(address, length);
        budget -= length;
        InvalidHdf5.check(budget >= 0, "its structures are larger than its size allows, or go in circles");
        return read(address, Math.toIntExact(length));
    }

    /** A block of metadata that begins with four letters; the position is after them. */
    ByteBuffer metadata(long address, long length, String signature) {
        ByteBuffer block = metadata(address, length);
        byte[] letters = new byte[signature.length()];
        InvalidHdf5.check(length >= letters.length, "a structure is too small");
        block.get(letters);
        InvalidHdf5.check(
                signature.equals(new String(letters, StandardCharsets.ISO_8859_1)),
                "there is no " + signature + " where one must be");
        return block;
    }

    /** @throws InvalidHdf5 where this is not all within the file */
    void check(long address, long length) {
        InvalidHdf5.check(
                address >= 0 && length >= 0 && address <= size - length,
                "it ends before what it refers to: it is cut off or broken");
    }

    /** A piece of data, whose place and length were checked. */
    ByteBuffer read(long address, int length) {
        check(address, length);
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (buffer.hasRemaining()) {
                InvalidHdf5.check(
                        channel.read(buffer, address + buffer.position()) > 0, "it became shorter while it was read");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.flip();
    }
}
