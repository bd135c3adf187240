package dev.descent.ml.data.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records in the heap. Its buffers are made when they are needed, since the
 * number of records may be a file's own claim.
 */
final class HeapWriter implements RecordsWriter {
    private final Segments layout;
    private final Object room;
    private final @Nullable ByteBuffer[] segments;

    HeapWriter(Segments layout, Object room) {
        this.layout = layout;
        this.room = room;
        this.segments = new ByteBuffer[layout.number()];
    }

    @Override
    public void put(int first, byte[] records) {
        Records.checkSize(layout, records);
        for (int i = 0; i < records.length / layout.size(); i++) {
            segment(layout.of(first + i)).put(layout.offset(first + i), records, i * layout.size(), layout.size());
        }
    }

    @Override
    public Records finish() {
        IntStream.range(0, segments.length).forEach(this::segment);
        return new Records(layout, Arrays.asList(segments), room);
    }

    @Override
    public void close() {}

    private synchronized ByteBuffer segment(int number) {
        ByteBuffer segment = segments[number];
        if (segment == null) {
            segment = ByteBuffer.allocate(layout.length(number));
            segments[number] = segment;
        }
        return segment;
    }
}
