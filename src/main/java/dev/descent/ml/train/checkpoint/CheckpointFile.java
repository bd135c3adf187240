package dev.descent.ml.train.checkpoint;

import dev.descent.ml.optimizer.Slice;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A checkpoint as a zip archive: {@code position.json}, {@code spec.json} (what the model is), {@code epochs.jsonl.gz},
 * {@code scores.bin} (of each example, where they are kept), and {@code parameters.f32} and {@code optimizer.f32} as little-endian
 * float32, not compressed. Read as data only, and no length in it is believed.
 */
public final class CheckpointFile implements SavedCheckpoint {
    private static final String POSITION = "position.json";
    private static final String DESCRIPTION = "spec.json";
    private static final String EPOCHS = "epochs.jsonl.gz";
    private static final String SCORES = "scores.bin";
    private static final String PARAMETERS = "parameters.f32";
    private static final String OPTIMIZER = "optimizer.f32";
    private static final Set<String> ENTRIES = Set.of(POSITION, DESCRIPTION, EPOCHS, PARAMETERS, OPTIMIZER);
    private static final int LARGEST_TEXT = 64 << 20;
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path path;
    private final Position position;
    private final JsonNode description;
    private final byte[] summaries;
    private final byte[] scores;

    private CheckpointFile(Path path, Position position, JsonNode description, byte[] summaries, byte[] scores) {
        this.path = path;
        this.position = position;
        this.description = description;
        this.summaries = summaries;
        this.scores = scores;
    }

    /**
     * Opens a file whose hash was verified; it must stay where it is until {@link #restore}.
     *
     * @throws IOException where it cannot be read, or is no checkpoint that this version knows
     */
    public static CheckpointFile open(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            boolean hasScores = names.contains(SCORES);
            if (names.size() != ENTRIES.size() + (hasScores ? 1 : 0) || !names.containsAll(ENTRIES)) {
                throw new IOException("it has not the entries of a checkpoint");
            }
            Position position = SpecReader.read(json(zip, POSITION), Position.class);
            byte[] scores = hasScores ? bytes(zip, SCORES) : new byte[0];
            return new CheckpointFile(path, position, json(zip, DESCRIPTION), bytes(zip, EPOCHS), scores);
        } catch (JacksonException | InvalidSpec unknown) {
            throw new IOException("it has no position that is known here: " + unknown.getMessage(), unknown);
        }
    }

    private static JsonNode json(ZipFile zip, String name) throws IOException {
        return JsonMapper.shared().readTree(bytes(zip, name));
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
                throw new IOException(name + " is larger than " + LARGEST_TEXT + " bytes");
            }
            return bytes;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public JsonNode description() {
        return description;
    }

    @Override
    public byte[] summaries() {
        return summaries;
    }

    @Override
    public byte[] scores() {
        return scores;
    }

    /** The flat parameter vector, of a known length. */
    public float[] parameters(int count) throws IOException {
        float[] parameters = new float[count];
        try (ZipFile zip = new ZipFile(path.toFile())) {
            read(zip, PARAMETERS, List.of(new Slice(parameters, 0, count)));
        }
        return parameters;
    }

    /** All of it, as it was written. */
    public Checkpoint whole() throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            float[] state = floats(zip, OPTIMIZER);
            return new Checkpoint(
                    position,
                    description,
                    () -> summaries,
                    () -> scores,
                    floats(zip, PARAMETERS),
                    List.of(new Slice(state, 0, state.length)));
        }
    }

    private float[] floats(ZipFile zip, String name) throws IOException {
        long bytes = zip.getEntry(name).getSize();
        if (bytes < 0 || bytes > Files.size(path) || bytes % Float.BYTES > 0) {
            throw new IOException(name + " has not the length that it says");
        }
        float[] floats = new float[Math.toIntExact(bytes / Float.BYTES)];
        read(zip, name, List.of(new Slice(floats, 0, floats.length)));
        return floats;
    }

    @Override
    public void restore(float[] parameters, List<Slice> state) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            read(zip, PARAMETERS, List.of(new Slice(parameters, 0, parameters.length)));
            read(zip, OPTIMIZER, state);
        }
    }

    private static void read(ZipFile zip, String name, List<Slice> slices) throws IOException {
        try (InputStream in = new BufferedInputStream(zip.getInputStream(zip.getEntry(name)))) {
            FloatStreams.read(in, name, slices);
        }
    }

    /** Writes a checkpoint; the same one is the same bytes. */
    public static void write(Checkpoint checkpoint, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        json(zip, POSITION, SpecWriter.write(checkpoint.position()));
        json(zip, DESCRIPTION, checkpoint.description());
        begin(zip, EPOCHS);
        zip.write(checkpoint.summaries());
        byte[] scores = checkpoint.scores();
        if (scores.length > 0) {
            begin(zip, SCORES);
            zip.write(scores);
        }
        begin(zip, PARAMETERS);
        FloatStreams.write(zip, new Slice(checkpoint.parameters(), 0, checkpoint.parameters().length));
        begin(zip, OPTIMIZER);
        for (Slice slice : checkpoint.state()) {
            FloatStreams.write(zip, slice);
        }
        zip.closeEntry();
        zip.finish();
    }

    private static void json(ZipOutputStream zip, String name, JsonNode content) throws IOException {
        begin(zip, name);
        zip.write(content.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }
}
