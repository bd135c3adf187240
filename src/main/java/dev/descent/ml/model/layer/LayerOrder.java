package dev.descent.ml.model.layer;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves names and shapes of layers in their order, and finds what does not fit. */
final class LayerOrder {
    /** ND4J counts elements in an int in more than one place. */
    private static final long MOST_VALUES = Integer.MAX_VALUE;

    private final List<? extends LayerSpec> layers;
    private final Map<String, Integer> places = new HashMap<>();
    /** Outputs by name; null for a layer with a fault, of which those after it are not accused. */
    private final Map<String, @Nullable Shape> outputs = new HashMap<>();

    private final Set<String> used = new HashSet<>();
    private final List<LayerNode> nodes = new ArrayList<>();
    private final Faults faults = new Faults();
    private String last = LayerGraph.INPUT;

    private LayerOrder(Shape input, List<? extends LayerSpec> layers) {
        this.layers = layers;
        outputs.put(LayerGraph.INPUT, input);
        for (int i = 0; i < layers.size(); i++) {
            Integer other = places.putIfAbsent(name(i), i);
            faults.check(other == null, path(i) + ".name", "is the name of layers[" + other + "] already");
        }
    }

    static LayerOrder of(Shape input, List<? extends LayerSpec> layers) {
        LayerOrder order = new LayerOrder(input, layers);
        for (int i = 0; i < layers.size(); i++) {
            order.resolve(i);
        }
        order.findUnused();
        return order;
    }

    private void resolve(int i) {
        LayerSpec layer = layers.get(i);
        List<String> from = layer.from() == null ? List.of(last) : Objects.requireNonNull(layer.from());
        used.addAll(from);
        List<Shape> inputs = inputs(i, from);
        Shape output = inputs.size() < from.size() ? null : faults.collect(path(i), () -> layer.output(inputs));
        if (output != null && output.size() > MOST_VALUES) {
            faults.add(path(i), "gives " + output + ": more than " + MOST_VALUES + " values");
            output = null;
        }
        last = name(i);
        outputs.put(last, output);
        nodes.add(new LayerNode(layer, last, from, inputs));
    }

    /** The inputs' shapes as far as they are known. */
    private List<Shape> inputs(int i, List<String> from) {
        List<Shape> inputs = new ArrayList<>();
        for (int j = 0; j < from.size(); j++) {
            String name = from.get(j);
            Shape shape = outputs.get(name);
            if (shape != null) {
                inputs.add(shape);
            } else if (!outputs.containsKey(name)) {
                faults.add(path(i) + ".from[" + j + "]", missing(i, name));
            }
        }
        return inputs;
    }

    private String missing(int i, String name) {
        Integer place = places.get(name);
        if (place == null) {
            return "there is no layer of the name " + name;
        }
        return place == i
                ? "is this layer itself"
                : "is layers[" + place
                        + "], which comes later: layers are listed in the order of computation, without cycles";
    }

    private void findUnused() {
        for (int i = 0; i < layers.size() - 1; i++) {
            faults.check(used.contains(name(i)), path(i), "is not used: no layer after it follows it");
        }
        boolean inputUsed = layers.isEmpty() || used.contains(LayerGraph.INPUT);
        faults.check(inputUsed || !faults.isEmpty(), path(0), "no layer follows the network's input");
    }

    private String name(int i) {
        String name = layers.get(i).name();
        return name == null ? layers.get(i).kind() + "_" + (i + 1) : name;
    }

    private static String path(int i) {
        return "layers[" + i + "]";
    }

    List<Violation> faults() {
        return faults.list();
    }

    List<LayerNode> nodes() {
        return nodes;
    }

    String lastName() {
        return last;
    }

    String lastPath() {
        return layers.isEmpty() ? "layers" : path(layers.size() - 1);
    }

    /** The last layer's output, where there are no faults. */
    Shape last() {
        return Objects.requireNonNull(outputs.get(last));
    }
}
