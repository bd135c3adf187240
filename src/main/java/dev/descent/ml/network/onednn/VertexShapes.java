package dev.descent.ml.network.onednn;

import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.network.NetworkPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each vertex of a network gives, by its name: [features] or [channels, height, width]. */
final class VertexShapes {
    private final Map<String, List<Integer>> byName = new HashMap<>();

    VertexShapes(NetworkPlan plan, String input) {
        plan.layers().forEach(layer -> byName.put(layer.name(), layer.output()));
        byName.put(input, plan.takes().dimensions());
    }

    List<Integer> of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    boolean isImage(String name) {
        return of(name).size() == 3;
    }

    boolean isVector(String name) {
        return of(name).size() == 1;
    }

    /** @throws IllegalStateException where a layer came out in another shape than DL4J would give */
    void check(String name, NativeTensor made) {
        List<Integer> expected = of(name);
        boolean same = made.dims.length == expected.size() + 1;
        for (int i = 1; same && i < made.dims.length; i++) {
            same = made.dims[i] == expected.get(i - 1);
        }
        if (!same) {
            throw new IllegalStateException(name + " gives another shape than " + expected);
        }
    }

    static String type(NetworkPlan plan, String name) {
        return plan.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .map(LayerSummary::type)
                .findFirst()
                .orElse(name);
    }
}
