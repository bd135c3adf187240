package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Nearest;
import dev.descent.ml.spec.Violation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Weights by class name; a class that is not named has weight 1. */
record NamedWeights(Map<String, Double> weights) implements ClassWeights {

    static NamedWeights read(JsonNode node) {
        Faults faults = new Faults();
        Map<String, Double> weights = new LinkedHashMap<>();
        node.propertyStream()
                .forEach(entry ->
                        weights.put(entry.getKey(), ClassWeights.weight(entry.getValue(), entry.getKey(), faults)));
        faults.check(!weights.isEmpty(), "", "must name a class");
        faults.raise();
        return new NamedWeights(Collections.unmodifiableMap(weights));
    }

    @Override
    public JsonNode toJson() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        weights.forEach(object::put);
        return object;
    }

    @Override
    public boolean exceedsOne() {
        return weights.values().stream().anyMatch(weight -> weight > 1);
    }

    @Override
    public List<Violation> faults(Target target, String path) {
        Faults faults = new Faults();
        weights.keySet().stream()
                .filter(name -> !target.names().contains(name))
                .forEach(name -> faults.add(
                        Violation.join(path, name),
                        "is not a class" + hint(name, target.names()) + "; the classes are "
                                + ClassNames.shown(target)));
        if (faults.isEmpty() && DoubleStream.of(values(target)).allMatch(weight -> weight == 0)) {
            faults.add(path, "must have a weight above 0");
        }
        return faults.list();
    }

    /** The place of a class stands for it in other libraries. */
    private static String hint(String name, List<String> classes) {
        int place = name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : classes.size();
        return Nearest.hint(place < classes.size() ? classes.get(place) : name, classes);
    }

    @Override
    public ClassWeights resolve(Target target, List<Long> counts, String path) {
        return new ListedWeights(DoubleStream.of(values(target)).boxed().toList());
    }

    @Override
    public double[] values(Target target) {
        return target.names().stream()
                .mapToDouble(name -> weights.getOrDefault(name, 1.0))
                .toArray();
    }
}
