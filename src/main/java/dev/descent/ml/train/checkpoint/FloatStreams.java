package dev.descent.ml.train.checkpoint;

import dev.descent.ml.optimizer.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Numbers as little-endian float32, one behind the other. */
final class FloatStreams {
    private static final int CHUNK = 16_384;

    private FloatStreams() {}

    /**
     * Reads all of a stream.
     *
     * @param name of it, for the error
     * @param slices that it fills
     * @throws IOException also where it is shorter or longer than these
     */
    static void read(InputStream in, String name, List<Slice> slices) throws IOException {
        byte[] chunk = new byte[CHUNK * Float.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        for (Slice slice : slices) {
            for (int from = 0; from < slice.length(); from += CHUNK) {
                int count = Math.min(CHUNK, slice.length() - from);
                if (in.readNBytes(chunk, 0, count * Float.BYTES) < count * Float.BYTES) {
                    throw new IOException(name + " is shorter than the network takes");
                }
                buffer.asFloatBuffer().get(slice.values(), slice.from() + from, count);
            }
        }
        if (in.read() >= 0) {
            throw new IOException(name + " is longer than the network takes");
        }
    }

    static void write(OutputStream out, Slice slice) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < slice.length(); from += CHUNK) {
            int count = Math.min(CHUNK, slice.length() - from);
            chunk.asFloatBuffer().put(slice.values(), slice.from() + from, count);
            out.write(chunk.array(), 0, count * Float.BYTES);
        }
    }
}
