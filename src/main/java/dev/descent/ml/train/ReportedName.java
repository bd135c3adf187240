package dev.descent.ml.train;

import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Family;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names under which losses are reported: their type, and a number from the second of a type on. */
final class ReportedName {
    private ReportedName() {}

    /** Losses by the names under which they are reported. */
    static Map<String, LossSpec> all(List<LossSpec> losses) {
        Map<String, LossSpec> named = new LinkedHashMap<>();
        losses.forEach(loss -> named.put(of(loss, named.keySet()), loss));
        return named;
    }

    private static String of(LossSpec loss, Set<String> taken) {
        String type = Family.of(LossSpec.class).about(loss.getClass()).type();
        String name = type;
        for (int n = 2; taken.contains(name); n++) {
            name = type + "." + n;
        }
        return name;
    }
}
