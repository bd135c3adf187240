package dev.descent.http;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds the characters that JSON can have and others cannot: U+0000, which PostgreSQL refuses, and half surrogates, which no encoding has. */
final class StorableText {
    /** The half of a surrogate pair, alone. */
    static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private StorableText() {}

    /** Adds a fault at each place that has it. */
    static void check(JsonNode body, Faults faults) {
        check(body, "", faults);
    }

    private static void check(JsonNode node, String path, Faults faults) {
        if (node.isString()) {
            check(node.stringValue(), path, faults);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), path + "[" + i + "]", faults);
            }
        } else if (node.isObject()) {
            node.propertyStream().forEach(property -> {
                check(property.getKey(), path, faults);
                check(property.getValue(), Violation.join(path, property.getKey()), faults);
            });
        }
    }

    private static void check(String text, String path, Faults faults) {
        faults.check(text.indexOf('\0') < 0, path, "must not contain the character U+0000");
        faults.check(!HALF.matcher(text).find(), path, "must not contain half of a surrogate pair");
    }
}
