package dev.descent.ml.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The epochs of a run, kept packed until the report is written. As objects, 100,000 of them, or some hundred with a confusion matrix of a
 * thousand classes, would take more of the heap than the network. What is packed is only added to, as archives one after the other, which
 * are read as one.
 */
final class EpochRecords {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Of text that is packed together. */
    private static final int PORTION = 1 << 14;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    /** @param start records of the epochs before, as {@link #packed} gave them */
    EpochRecords(byte[] start) {
        packed.writeBytes(start);
    }

    void add(EpochSummary summary) {
        open.writeBytes(summary.toJson().toString().getBytes(StandardCharsets.UTF_8));
        open.write('\n');
        if (open.size() >= PORTION) {
            packed.writeBytes(pack(open.toByteArray()));
            open.reset();
        }
    }

    /** What there is now, put together when it is asked for: by then there may be more. */
    Supplier<byte[]> packed() {
        int before = packed.size();
        byte[] last = open.toByteArray();
        return () -> {
            byte[] ending = pack(last);
            byte[] all = Arrays.copyOf(packed.toByteArray(), before + ending.length);
            System.arraycopy(ending, 0, all, before, ending.length);
            return all;
        };
    }

    private static byte[] pack(byte[] text) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(archive)) {
            packing.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }

    /** Writes them as an array. */
    void writeTo(JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        forEach(generator::writeTree);
        generator.writeEndArray();
    }

    /** Of the run's first epoch. */
    Optional<JsonNode> first() {
        try (JsonParser parser = parser()) {
            return parser.nextToken() == null ? Optional.empty() : Optional.of(parser.readValueAsTree());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the newest epoch. */
    Optional<JsonNode> last() {
        JsonNode[] last = new JsonNode[1];
        try {
            forEach(record -> last[0] = record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(last[0]);
    }

    /** From the first on, one at a time. */
    void forEach(Consumer<JsonNode> see) throws IOException {
        try (JsonParser parser = parser()) {
            while (parser.nextToken() != null) {
                see.accept(parser.readValueAsTree());
            }
        }
    }

    private JsonParser parser() throws IOException {
        return JSON.createParser(new GZIPInputStream(new ByteArrayInputStream(packed().get())));
    }
}
