package dev.descent.ml.train;

import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Family;
import java.util.Set;

/** The names under which losses are reported: their type, and a number from the second of a type on. */
final class ReportedName {
    private ReportedName() {}

    static String of(LossSpec loss, Set<String> taken) {
        String type = Family.of(LossSpec.class).about(loss.getClass()).type();
        String name = type;
        for (int n = 2; taken.contains(name); n++) {
            name = type + "." + n;
        }
        return name;
    }
}
