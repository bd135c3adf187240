package dev.descent.ml.keras.transfer;

import dev.descent.ml.keras.KerasArray;
import dev.descent.ml.keras.KerasLayer;
import dev.descent.ml.model.layer.ActivationLayer;
import dev.descent.ml.model.layer.LayerSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The layers so far, and what comes out of the last of them. */
final class Assembly {
    private final List<LayerSpec> layers = new ArrayList<>();
    private final Map<String, Map<String, Supplier<float[]>>> weights = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final int version;
    private KerasShape signal;

    Assembly(int version, KerasShape input) {
        this.version = version;
        this.signal = input;
    }

    /** Keras' major version. */
    int version() {
        return version;
    }

    KerasShape signal() {
        return signal;
    }

    List<LayerSpec> layers() {
        return List.copyOf(layers);
    }

    Map<String, Map<String, Supplier<float[]>>> weights() {
        return weights;
    }

    /** A name for what a Keras layer becomes: its own, where it may be one here. */
    String name(KerasLayer layer) {
        String name = layer.name().replaceAll("[^A-Za-z0-9_-]", "_");
        name = name.substring(0, Math.min(48, name.length()));
        boolean taken = name.isEmpty() || Set.of("input", "output", "logits").contains(name) || names.contains(name);
        String free = taken ? name + "_" + (layers.size() + 1) : name;
        names.add(free);
        return free;
    }

    void add(LayerSpec layer, KerasShape output) {
        layers.add(layer);
        signal = output;
    }

    /** An activation that its layer cannot hold itself. */
    void activate(String name, @Nullable ActivationForm form) {
        if (form != null) {
            String own = name + "_activation";
            names.add(own);
            layers.add(new ActivationLayer(form.activation(), form.slope(), own, null));
        }
    }

    void give(String name, Map<String, Supplier<float[]>> values) {
        weights.put(name, values);
    }

    void becomes(KerasShape output) {
        signal = output;
    }

    /** The weights of a layer, which must have these shapes. */
    static List<KerasArray> weights(Config config, List<List<Integer>> shapes) {
        List<KerasArray> found = config.layer().weights();
        List<List<Integer>> given = found.stream().map(KerasArray::shape).toList();
        config.check(given.equals(shapes), "which must have weights of " + shapes + ", has " + given);
        return found;
    }
}
