package dev.descent.ml.network;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what {@link ModelExport} wrote, as data only: the entries are those it writes and no others, nothing is deserialized into an
 * object, and no length is believed. The network itself is built from the spec again.
 */
public final class ModelFile implements Closeable {
    private static final Set<String> ENTRIES =
            Set.of(ModelExport.CONFIGURATION, ModelExport.COEFFICIENTS, ModelExport.UPDATER_STATE, ModelExport.SPEC);
    private static final int LARGEST_TEXT = 16 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final ZipFile zip;

    private ModelFile(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws IOException where it cannot be read, or holds anything but a model's entries */
    public static ModelFile open(Path path) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            checkNames(zip.stream().map(ZipEntry::getName).toList());
            return new ModelFile(zip);
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static void checkNames(List<String> names) throws InvalidModelFile {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!ENTRIES.contains(name) || !seen.add(name)) {
                throw new InvalidModelFile("the file has an entry that does not belong into a model");
            }
        }
    }

    /** What was exported as {@link ExportDetails#spec}. */
    public JsonNode spec() throws IOException {
        return json(ModelExport.SPEC);
    }

    public long iterations() throws IOException {
        return json(ModelExport.CONFIGURATION).path("iterationCount").asLong();
    }

    public int epochs() throws IOException {
        return json(ModelExport.CONFIGURATION).path("epochCount").asInt();
    }

    /**
     * The flat parameter vector.
     *
     * @param expected as many as the network has
     */
    public float[] parameters(int expected) throws IOException {
        return vector(ModelExport.COEFFICIENTS, expected);
    }

    /**
     * The optimizer's state.
     *
     * @param expected as many as the optimizer keeps; 0 for one without state
     */
    public float[] updaterState(int expected) throws IOException {
        return expected == 0 ? new float[0] : vector(ModelExport.UPDATER_STATE, expected);
    }

    private float[] vector(String name, int expected) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(zip.getInputStream(entry(name))))) {
            return FlatVector.read(in, expected);
        }
    }

    private JsonNode json(String name) throws IOException {
        byte[] bytes = zip.getInputStream(entry(name)).readNBytes(LARGEST_TEXT + 1);
        if (bytes.length > LARGEST_TEXT) {
            throw new InvalidModelFile(name + " is larger than " + LARGEST_TEXT + " bytes");
        }
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new InvalidModelFile(name + " is not JSON: " + e.getOriginalMessage());
        }
    }

    private ZipEntry entry(String name) throws InvalidModelFile {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InvalidModelFile("the file has no " + name);
        }
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
