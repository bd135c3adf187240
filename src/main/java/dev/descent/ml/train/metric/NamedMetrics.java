package dev.descent.ml.train.metric;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Metrics by one name each: those of a class (or a column) as the metric's name, a point and the class's. */
public final class NamedMetrics {
    /** With more classes (or columns) than this, only the metrics of the whole have series. */
    static final int MOST_PARTS = 20;

    private static final String SUPPORT = "support";

    private NamedMetrics() {}

    /** Where the metrics of each class are, or of each column. */
    static ObjectNode part(ObjectNode metrics, String container, String name) {
        ObjectNode parts = metrics.get(container) instanceof ObjectNode there ? there : metrics.putObject(container);
        return parts.get(name) instanceof ObjectNode there ? there : parts.putObject(name);
    }

    /** All numbers of what {@link TaskMetrics#put} gives: {@code iou}, {@code iou.nucleus}. */
    public static ObjectNode flat(JsonNode metrics) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        metrics.propertyStream()
                .filter(metric -> !metric.getValue().isContainer())
                .forEach(metric -> flat.set(metric.getKey(), metric.getValue()));
        for (String container : List.of("classes", "columns")) {
            JsonNode parts = metrics.path(container);
            if (parts.size() <= MOST_PARTS) {
                parts.propertyStream().forEach(part -> addPart(part.getKey(), part.getValue(), flat));
            }
        }
        return flat;
    }

    private static void addPart(String name, JsonNode metrics, ObjectNode flat) {
        metrics.propertyStream()
                .filter(metric -> !metric.getKey().equals(SUPPORT))
                .forEach(metric -> flat.set(metric.getKey() + "." + name, metric.getValue()));
    }
}
