package dev.descent.ml.keras;

import dev.descent.ml.keras.hdf5.Hdf5File;
import dev.descent.ml.keras.hdf5.InvalidHdf5;
import dev.descent.ml.spec.InvalidSpec;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The {@code .keras} form: a zip archive of a configuration, metadata, and weights as HDF5. The weights are unpacked to
 * a temporary file, since HDF5 is not read from its beginning to its end.
 */
final class KerasArchive {
    private static final String CONFIG = "config.json";
    private static final String METADATA = "metadata.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final Set<String> ENTRIES = Set.of(CONFIG, METADATA, WEIGHTS, "assets/");
    private static final int LARGEST_TEXT = 16 << 20;
    private static final long LARGEST_WEIGHTS = 4L << 30;
    /** Weights hardly compress: what does so more than this is made to fill the disk. */
    private static final long MOST_RATIO = 100;

    private static final long SMALL = 1 << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    private KerasArchive(ZipFile zip) {
        this.zip = zip;
    }

    static KerasFile open(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            KerasArchive archive = new KerasArchive(zip);
            archive.index();
            return archive.read();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw KerasConfig.refused("begins like a .keras file and is a broken archive");
        }
    }

    private void index() {
        zip.stream().forEach(entry -> {
            if (!ENTRIES.contains(entry.getName()) || entries.put(entry.getName(), entry) != null) {
                throw KerasConfig.refused("has an entry that does not belong into a .keras file, or has one twice: "
                        + KerasConfig.cut(entry.getName()));
            }
        });
    }

    private KerasFile read() throws IOException {
        String version = KerasConfig.parse(text(METADATA)).path("keras_version").asString("3");
        KerasModel model = KerasConfig.read(text(CONFIG), version);
        Hdf5File file = weights();
        try {
            Map<String, String> groups = KerasGroups.of(model);
            return KerasFile.joined(file, model, layer -> KerasGroups.weights(file.root(), groups.get(layer.name())));
        } catch (InvalidHdf5 | InvalidSpec e) {
            file.close();
            throw e;
        }
    }

    private String text(String name) throws IOException {
        try (InputStream in = zip.getInputStream(entry(name, LARGEST_TEXT))) {
            byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
                throw tooLarge(name, LARGEST_TEXT);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Hdf5File weights() throws IOException {
        ZipEntry entry = entry(WEIGHTS, LARGEST_WEIGHTS);
        Path file = Files.createTempFile("keras", ".h5");
        try (InputStream in = zip.getInputStream(entry)) {
            unpack(in, file, entry.getSize());
        } catch (IOException | InvalidSpec e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return Hdf5File.openTemporary(file);
    }

    private static void unpack(InputStream in, Path file, long size) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[1 << 16];
            long left = size;
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                left -= count;
                if (left < 0) {
                    throw tooLarge(WEIGHTS, size);
                }
                out.write(piece, 0, count);
            }
        }
    }

    private ZipEntry entry(String name, long most) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw KerasConfig.refused("has no " + name);
        }
        long size = entry.getSize();
        boolean bomb = size > SMALL && size / Math.max(1, entry.getCompressedSize()) > MOST_RATIO;
        if (size < 0 || size > most || bomb) {
            throw tooLarge(name, most);
        }
        return entry;
    }

    private static InvalidSpec tooLarge(String name, long most) {
        return KerasConfig.refused("unpacks " + name + " to more than its size or its limit, " + most + " bytes");
    }
}
