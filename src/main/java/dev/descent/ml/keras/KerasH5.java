package dev.descent.ml.keras;

import dev.descent.ml.keras.hdf5.Hdf5Dataset;
import dev.descent.ml.keras.hdf5.Hdf5File;
import dev.descent.ml.keras.hdf5.Hdf5Group;
import dev.descent.ml.keras.hdf5.InvalidHdf5;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code .h5} form of Keras 2 and 3: the configuration is an attribute, each layer has
 * a group that lists its weights in order.
 */
final class KerasH5 {

    private KerasH5() {}

    static KerasFile open(Path path) throws IOException {
        Hdf5File file = Hdf5File.open(path);
        try {
            Hdf5Group root = file.root();
            String config = first(root, "model_config")
                    .orElseThrow(() -> KerasConfig.refused(
                            "has weights only, if anything, and no model_config: save the whole model"));
            String version = first(root, "keras_version").orElse("2");
            Hdf5Group weights = root.group("model_weights")
                    .orElseThrow(() -> KerasConfig.refused("has no weights (model_weights)"));
            return KerasFile.joined(file, KerasConfig.read(config, version), layer -> find(weights, layer));
        } catch (InvalidHdf5 | InvalidSpec e) {
            file.close();
            throw e;
        }
    }

    private static Optional<String> first(Hdf5Group group, String attribute) {
        return group.texts(attribute).flatMap(texts -> texts.stream().findFirst());
    }

    private static List<Hdf5Dataset> find(Hdf5Group weights, KerasLayer layer) {
        Optional<Hdf5Group> group = weights.group(layer.name());
        return group.map(found -> names(found).stream()
                        .map(name -> found.dataset(name)
                                .orElseThrow(() -> KerasConfig.refused("lacks a weight of " + layer)))
                        .toList())
                .orElse(List.of());
    }

    /** Names of weights; a list too long for one attribute is in several with numbers. */
    private static List<String> names(Hdf5Group group) {
        Optional<List<String>> whole = group.texts("weight_names");
        if (whole.isPresent()) {
            return whole.get();
        }
        List<String> all = new ArrayList<>();
        Optional<List<String>> part = group.texts("weight_names0");
        for (int i = 1; part.isPresent(); i++) {
            all.addAll(part.get());
            part = group.texts("weight_names" + i);
        }
        return all;
    }
}
