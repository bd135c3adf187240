package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Several collections over the same examples, each of which adds its metrics to those before. */
final class MetricList implements TaskMetrics {
    private final List<TaskMetrics> all;

    MetricList(List<TaskMetrics> all) {
        this.all = all;
    }

    @Override
    public void add(int examples, double[] labels, double[] outputs, Weights weights) {
        all.forEach(each -> each.add(examples, labels, outputs, weights));
    }

    @Override
    public boolean merge(TaskMetrics other) {
        return other instanceof MetricList list
                && IntStream.range(0, all.size()).allMatch(i -> all.get(i).merge(list.all.get(i)));
    }

    @Override
    public void put(ObjectNode into) {
        all.forEach(each -> each.put(into));
    }

    @Override
    public void putNumbers(ObjectNode into) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        put(found);
        into.setAll(NamedMetrics.flat(found));
    }
}
