package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** The numbers of a zip archive: little-endian and without sign. */
final class ZipBytes {
    private final ByteBuffer bytes;

    private ZipBytes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** @throws InvalidSpec where the archive does not have these bytes */
    static ZipBytes read(FileChannel file, long position, int length) throws IOException {
        check(position >= 0 && length >= 0 && position <= file.size() - length, "it points outside of itself");
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            check(file.read(buffer, position + buffer.position()) >= 0, "it ends too early");
        }
        return new ZipBytes(buffer.flip());
    }

    /** @throws InvalidSpec with {@code fault}, where a structure does not hold */
    static void check(boolean holds, String fault) {
        if (!holds) {
            throw new InvalidSpec("uri", "begins like a zip archive and cannot be read as one: " + fault);
        }
    }

    int length() {
        return bytes.limit();
    }

    int two(int at) {
        return bytes.getShort(at) & 0xffff;
    }

    long four(int at) {
        return bytes.getInt(at) & 0xffffffffL;
    }

    /** Where the highest bit is set the number is one that no archive has. */
    long eight(int at) {
        long value = bytes.getLong(at);
        check(value >= 0, "it claims a size or a place beyond all files");
        return value;
    }

    byte[] copy(int at, int length) {
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        return copy;
    }
}
