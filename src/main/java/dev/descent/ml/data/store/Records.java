package dev.descent.ml.data.store;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Records of bytes, all of one size, that do not change any more. Safe to read from several threads. Those in a mapped
 * file stay mapped as long as somebody holds them.
 */
public final class Records {
    private final Segments layout;
    private final List<ByteBuffer> segments;
    /** Held and never read: while it is, the room is taken. */
    @SuppressWarnings({"unused", "FieldCanBeLocal"})
    private final Object room;

    Records(Segments layout, List<ByteBuffer> segments, Object room) {
        this.layout = layout;
        this.segments = List.copyOf(segments);
        this.room = room;
    }

    /** Records of data that was made here and is small. */
    public static Records of(List<byte[]> records) {
        int size = records.isEmpty() ? 1 : records.get(0).length;
        HeapWriter writer = new HeapWriter(new Segments(records.size(), size), "");
        for (int i = 0; i < records.size(); i++) {
            writer.put(i, records.get(i));
        }
        return writer.finish();
    }

    static void checkSize(Segments layout, byte[] records) {
        if (records.length % layout.size() != 0) {
            throw new IllegalArgumentException(
                    "a record of " + records.length + " bytes among those of " + layout.size());
        }
    }

    public int count() {
        return layout.count();
    }

    /** A copy of one record. */
    public byte[] get(int index) {
        byte[] record = new byte[layout.size()];
        segments.get(layout.of(index)).get(layout.offset(index), record);
        return record;
    }

    /** Copies out a record of floats. */
    public void read(int index, float[] into, int offset) {
        segments.get(layout.of(index))
                .slice(layout.offset(index), layout.size())
                .asFloatBuffer()
                .get(into, offset, layout.size() / Float.BYTES);
    }

    /** The number at a place in a record of doubles. */
    double number(int index, int place) {
        return segments.get(layout.of(index)).getDouble(layout.offset(index) + place * Double.BYTES);
    }

    /** Bytes of the heap that they take: none where they are mapped. */
    public long heapBytes() {
        return segments.stream().anyMatch(ByteBuffer::isDirect) ? 0 : layout.bytes();
    }
}
