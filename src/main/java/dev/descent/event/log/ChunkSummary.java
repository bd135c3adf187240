package dev.descent.event.log;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The values of a chunk that any bucket of at least {@link #BLOCK} iterations may keep: of each block the first and the last, the
 * smallest and the largest that are finite, and the first and the last that are not. Each is its offset in the chunk, as an int, and
 * its value, as a double.
 */
public final class ChunkSummary {
    /** Iterations from 1 to 256 are the first block, in whatever chunks they are. */
    public static final int BLOCK = 256;

    private static final int BYTES = Integer.BYTES + Double.BYTES;

    private final double[] values;
    private final BitSet kept = new BitSet();

    private ChunkSummary(double[] values) {
        this.values = values;
    }

    /** As it is stored. */
    static byte[] of(MetricChunk chunk) {
        ChunkSummary summary = new ChunkSummary(chunk.values());
        int from = 0;
        while (from < chunk.values().length) {
            int done = (int) ((chunk.firstIteration() + from - 1) % BLOCK);
            int to = Math.min(chunk.values().length, from + BLOCK - done);
            summary.keep(from, to);
            from = to;
        }
        return summary.bytes();
    }

    /** Hands over what was kept, in order. */
    public static void read(byte[] summary, Reader reader) {
        ByteBuffer bytes = ByteBuffer.wrap(summary);
        while (bytes.hasRemaining()) {
            reader.value(bytes.getInt(), bytes.getDouble());
        }
    }

    private void keep(int from, int to) {
        int smallest = -1;
        int largest = -1;
        int first = -1;
        int last = -1;
        for (int i = from; i < to; i++) {
            if (Double.isFinite(values[i])) {
                smallest = smallest < 0 || values[i] < values[smallest] ? i : smallest;
                largest = largest < 0 || values[i] > values[largest] ? i : largest;
            } else {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        IntStream.of(from, to - 1, smallest, largest, first, last)
                .filter(i -> i >= 0)
                .forEach(kept::set);
    }

    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(kept.cardinality() * BYTES);
        kept.stream().forEach(i -> bytes.putInt(i).putDouble(values[i]));
        return bytes.array();
    }

    /** Takes one value after the other. */
    @FunctionalInterface
    public interface Reader {
        /** @param offset in the chunk, from 0 */
        void value(int offset, double value);
    }
}
