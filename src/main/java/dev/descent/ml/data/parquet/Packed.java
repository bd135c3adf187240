package dev.descent.ml.data.parquet;

import dev.descent.ml.spec.InvalidSpec;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Unpacks pages: to the size that they claim, and never beyond. */
final class Packed {
    private static final Set<CompressionCodec> READ = EnumSet.of(
            CompressionCodec.UNCOMPRESSED,
            CompressionCodec.SNAPPY,
            CompressionCodec.GZIP,
            CompressionCodec.ZSTD,
            CompressionCodec.LZ4,
            CompressionCodec.LZ4_RAW);

    private static final int FRAME = 2 * Integer.BYTES;

    private Packed() {}

    /** @throws InvalidSpec where pages are packed as nothing that is read */
    static void check(CompressionCodec codec) {
        if (!READ.contains(codec)) {
            throw new InvalidSpec(
                    "uri",
                    "is a Parquet file packed with " + codec.name().toLowerCase(Locale.ROOT)
                            + ": write it with snappy, gzip, zstd or lz4, or without");
        }
    }

    static byte[] unpack(CompressionCodec codec, byte[] packed, int size) throws IOException {
        return switch (codec) {
            case SNAPPY -> unpack(new SnappyDecompressor(), packed, size);
            case ZSTD -> unpack(new ZstdDecompressor(), packed, size);
            case LZ4_RAW -> unpack(new Lz4Decompressor(), packed, size);
            case LZ4 -> framed(packed, size);
            case GZIP -> gunzip(packed, size);
            default -> sized(packed, packed.length, size);
        };
    }

    private static byte[] unpack(Decompressor decompressor, byte[] packed, int size) {
        byte[] into = new byte[size];
        return size == 0 ? into : sized(into, decompressor.decompress(packed, 0, packed.length, into, 0, size), size);
    }

    /**
     * As Hadoop frames it: how many bytes some blocks unpack to, and before each how many it has. Some wrote none of
     * that.
     */
    private static byte[] framed(byte[] packed, int size) {
        ByteBuffer frames = ByteBuffer.wrap(packed);
        byte[] into = new byte[size];
        int done = 0;
        while (size > 0 && frames.hasRemaining()) {
            int claimed = frames.remaining() < FRAME ? -1 : frames.getInt();
            if (claimed < 0 || claimed > size - done) {
                return unpack(new Lz4Decompressor(), packed, size);
            }
            int end = done + claimed;
            do {
                int length = frames.remaining() < Integer.BYTES ? -1 : frames.getInt();
                if (length < 0 || length > frames.remaining()) {
                    return unpack(new Lz4Decompressor(), packed, size);
                }
                int found = new Lz4Decompressor().decompress(packed, frames.position(), length, into, done, end - done);
                // -1 is the decompressor's answer where there is no room
                ParquetFooter.check(found >= 0, "a page unpacks to another size than it claims");
                done += found;
                frames.position(frames.position() + length);
            } while (done < end);
        }
        return sized(into, done, size);
    }

    private static byte[] gunzip(byte[] packed, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(size);
            return sized(bytes, in.read() < 0 ? bytes.length : -1, size);
        }
    }

    private static byte[] sized(byte[] bytes, int found, int size) {
        ParquetFooter.check(found == size, "a page unpacks to another size than it claims");
        return bytes;
    }
}
