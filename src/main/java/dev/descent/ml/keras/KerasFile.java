package dev.descent.ml.keras;

import dev.descent.ml.keras.hdf5.Hdf5Dataset;
import dev.descent.ml.keras.hdf5.Hdf5File;
import dev.descent.ml.keras.hdf5.InvalidHdf5;
import dev.descent.ml.spec.InvalidSpec;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An open file of a model: {@code .keras}, or {@code .h5} as Keras 2 and 3 write it, told apart by their
 * first bytes. LayerWeights are read when they are asked for. The file is not trusted: whatever is wrong with
 * it is an {@link InvalidSpec} at {@code uri}.
 */
public final class KerasFile implements Closeable {
    private static final int MOST_WEIGHTS = 16;

    private final Closeable file;
    private final KerasModel model;

    KerasFile(Closeable file, KerasModel model) {
        this.file = file;
        this.model = model;
    }

    public static KerasFile open(Path path) throws IOException {
        try {
            return isZip(path) ? KerasArchive.open(path) : KerasH5.open(path);
        } catch (InvalidHdf5 e) {
            throw refused(e);
        }
    }

    public KerasModel model() {
        return model;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Finds the weights of each layer. */
    interface LayerWeights {
        List<Hdf5Dataset> of(KerasLayer layer);
    }

    /** Joins what the configuration says with the weights, or closes the file where they do not go together. */
    static KerasFile joined(Hdf5File file, KerasModel model, LayerWeights weights) throws IOException {
        try {
            List<KerasLayer> layers = model.layers().stream()
                    .map(layer -> layer.with(arrays(layer, weights.of(layer))))
                    .toList();
            return new KerasFile(file, new KerasModel(model.version(), model.input(), layers));
        } catch (InvalidHdf5 | InvalidSpec e) {
            file.close();
            throw e;
        }
    }

    private static List<KerasArray> arrays(KerasLayer layer, List<Hdf5Dataset> found) {
        if (found.size() > MOST_WEIGHTS) {
            throw KerasConfig.refused("has " + found.size() + " weights in " + layer + ", more than " + MOST_WEIGHTS);
        }
        // a dropout layer's random state is an array of integers
        return found.stream()
                .filter(Hdf5Dataset::hasNumbers)
                .map(KerasFile::array)
                .toList();
    }

    private static KerasArray array(Hdf5Dataset dataset) {
        List<Integer> shape = dataset.shape().stream()
                .map(size -> (int) Math.min(Integer.MAX_VALUE, size))
                .toList();
        return new KerasArray(shape, () -> {
            try {
                return dataset.floats();
            } catch (InvalidHdf5 e) {
                throw refused(e);
            }
        });
    }

    private static InvalidSpec refused(InvalidHdf5 e) {
        return KerasConfig.refused("cannot be read as a Keras model: " + e.getMessage());
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }
}
