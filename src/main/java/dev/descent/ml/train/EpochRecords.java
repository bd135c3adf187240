package dev.descent.ml.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The epochs of a run, kept packed until the report is written. As objects, 100,000 of them, or some hundred with a confusion matrix of a
 * thousand classes, would take more of the heap than the network.
 */
final class EpochRecords {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private GZIPOutputStream packing;
    private int size;

    /** @param size of the records that {@code start} has, as {@link #packed} gave it */
    EpochRecords(int size, byte[] start) {
        this.size = size;
        packed.writeBytes(start);
        packing = pack();
    }

    private GZIPOutputStream pack() {
        try {
            return new GZIPOutputStream(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(EpochSummary summary) {
        try {
            packing.write(summary.toJson().toString().getBytes(StandardCharsets.UTF_8));
            packing.write('\n');
            size++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return size;
    }

    /** What there is so far, as one archive or several one after the other, which are read as one. */
    byte[] packed() {
        try {
            packing.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] all = packed.toByteArray();
        packing = pack();
        return all;
    }

    /** Writes them as an array; nothing can be added after that. */
    void writeTo(JsonGenerator generator) throws IOException {
        packing.finish();
        generator.writeStartArray();
        try (JsonParser parser =
                JSON.createParser(new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())))) {
            while (parser.nextToken() != null) {
                JsonNode epoch = parser.readValueAsTree();
                generator.writeTree(epoch);
            }
        }
        generator.writeEndArray();
    }
}
