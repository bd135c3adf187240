package dev.descent.ml.model.dl4j;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Looks at every property of a configuration, however deep, for names of classes. */
final class NamedClasses {
    private static final int DEEPEST = 24;
    private static final int MOST_NODES = 200_000;
    private static final int LONGEST_SHOWN = 120;

    private final Faults faults;
    private int nodes;

    NamedClasses(Faults faults) {
        this.faults = faults;
    }

    void check(JsonNode node, String path, int depth) {
        nodes++;
        if (depth > DEEPEST || nodes > MOST_NODES) {
            if (depth > DEEPEST || nodes == MOST_NODES + 1) {
                faults.add("", "is nested deeper than " + DEEPEST + " or has more than " + MOST_NODES + " values");
            }
            return;
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            checkName(property, path);
            check(property.getValue(), Violation.join(path, cut(property.getKey())), depth + 1);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), path + "[" + i + "]", depth + 1);
            }
        }
    }

    /**
     * DL4J's types are told by {@code @class}; what else begins so, or reads like it, is for other readers than DL4J.
     */
    private void checkName(Map.Entry<String, JsonNode> property, String path) {
        String key = property.getKey();
        if (key.equals("@class")) {
            String name = property.getValue().isString() ? property.getValue().stringValue() : "";
            faults.check(
                    Allowed.contains(name),
                    Violation.join(path, key),
                    "must be a class of DL4J's that is known here, was " + cut(name));
        } else {
            faults.check(
                    !key.startsWith("@") && !key.equalsIgnoreCase("class"),
                    Violation.join(path, cut(key)),
                    "is not known here");
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
