package dev.descent.job;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import tools.jackson.databind.JsonNode;

/** Finds text that PostgreSQL's {@code jsonb} cannot hold: U+0000 and halves of surrogate pairs. */
final class StorableText {
    private StorableText() {}

    static void check(JsonNode body, Faults faults) {
        check(body, "", faults);
    }

    private static void check(JsonNode node, String path, Faults faults) {
        if (node.isString()) {
            faults.check(isStorable(node.stringValue()), path, "must not contain U+0000 or half a surrogate pair");
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), path + "[" + i + "]", faults);
            }
        } else if (node.isObject()) {
            node.propertyStream().forEach(property -> {
                faults.check(
                        isStorable(property.getKey()),
                        path,
                        "must not have such a name: U+0000 or half a surrogate pair");
                check(property.getValue(), Violation.join(path, property.getKey()), faults);
            });
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
