package dev.descent.ml.keras;

import dev.descent.ml.keras.hdf5.Hdf5Dataset;
import dev.descent.ml.keras.hdf5.Hdf5Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the weights of a {@code .keras} file lie: not under a layer's name but its class's, numbered where there
 * are several, and not by name but by number.
 */
final class KerasGroups {
    private static final List<String> ROOTS = List.of("layers", "_layer_checkpoint_dependencies");

    private KerasGroups() {}

    /** The group of each layer by its name, below the root. */
    static Map<String, String> of(KerasModel model) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, String> groups = new HashMap<>();
        for (KerasLayer layer : model.layers()) {
            String base = snakeCase(layer.type());
            int number = seen.merge(base, 1, Integer::sum) - 1;
            groups.put(layer.name(), number == 0 ? base : base + "_" + number);
        }
        return groups;
    }

    static List<Hdf5Dataset> weights(Hdf5Group file, @Nullable String group) {
        List<Hdf5Dataset> weights = new ArrayList<>();
        Optional<Hdf5Group> found = ROOTS.stream()
                .map(root -> file.group(root + "/" + group + "/vars"))
                .flatMap(Optional::stream)
                .findFirst();
        if (found.isPresent()) {
            Optional<Hdf5Dataset> next = found.get().dataset("0");
            while (next.isPresent()) {
                weights.add(next.get());
                next = found.get().dataset(String.valueOf(weights.size()));
            }
        }
        return weights;
    }

    /** As Keras makes it of a class's name: {@code MaxPooling2D} is {@code max_pooling2d}. */
    private static String snakeCase(String type) {
        return type.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
