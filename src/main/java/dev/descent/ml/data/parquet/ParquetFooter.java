package dev.descent.ml.data.parquet;

import dev.descent.ml.data.source.Signature;
import dev.descent.ml.spec.InvalidSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** What the end of a Parquet file says of it. */
final class ParquetFooter {
    private static final int TAIL = 8;
    private static final int LONGEST = 64 << 20;

    private ParquetFooter() {}

    /** @throws InvalidSpec where it is none, broken or encrypted */
    static FileMetaData read(FileChannel file) throws IOException {
        long size = file.size();
        ByteBuffer tail = size < TAIL + 4 ? ByteBuffer.allocate(TAIL) : bytes(file, size - TAIL, TAIL);
        String magic = new String(tail.array(), 4, 4, StandardCharsets.US_ASCII);
        if (magic.equals("PARE")) {
            throw new InvalidSpec("uri", "is an encrypted Parquet file, which is not read");
        } else if (!magic.equals("PAR1")) {
            throw new InvalidSpec("uri", "is no Parquet file" + found(file));
        }
        int length = tail.getInt(0);
        check(length > 0 && length <= Math.min(LONGEST, size - TAIL - 4), "its footer has no possible length");
        byte[] footer = bytes(file, size - TAIL - length, length).array();
        try {
            FileMetaData read = Util.readFileMetaData(new ByteArrayInputStream(footer), LONGEST);
            check(read.isSetSchema() && read.isSetRow_groups(), "its footer is broken");
            return read;
        } catch (IOException | RuntimeException e) {
            throw broken("its footer is broken");
        }
    }

    /** What it is instead, as far as its beginning tells. */
    private static String found(FileChannel file) throws IOException {
        if (file.size() == 0) {
            return ": it has no bytes";
        }
        byte[] start =
                bytes(file, 0, (int) Math.min(file.size(), Signature.LENGTH)).array();
        if (new String(start, StandardCharsets.ISO_8859_1).startsWith("PAR1")) {
            return ": it begins like one and breaks off before its end";
        }
        return Signature.of(start)
                .map(kind -> ", but " + kind + ": save the table as Parquet")
                .orElse(": it does not end like one");
    }

    static ByteBuffer bytes(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            check(file.read(bytes, position + bytes.position()) >= 0, "it ends too early");
        }
        return bytes;
    }

    /** @throws InvalidSpec with {@code fault}, where a structure does not hold */
    static void check(boolean holds, String fault) {
        if (!holds) {
            throw broken(fault);
        }
    }

    static InvalidSpec broken(String fault) {
        return new InvalidSpec("uri", "cannot be read as Parquet: " + fault);
    }
}
