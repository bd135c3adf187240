package dev.descent.http;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import tools.jackson.databind.JsonNode;

/** Finds the one character that JSON can have and PostgreSQL's {@code jsonb} cannot: U+0000. */
public final class StorableText {
    private static final String FAULT = "must not contain the character U+0000";

    private StorableText() {}

    /** Adds a fault at each place that has it. */
    public static void check(JsonNode body, Faults faults) {
        check(body, "", faults);
    }

    private static void check(JsonNode node, String path, Faults faults) {
        if (node.isString()) {
            faults.check(isStorable(node.stringValue()), path, FAULT);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), path + "[" + i + "]", faults);
            }
        } else if (node.isObject()) {
            node.propertyStream().forEach(property -> {
                faults.check(isStorable(property.getKey()), path, FAULT);
                check(property.getValue(), Violation.join(path, property.getKey()), faults);
            });
        }
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }
}
