package dev.descent.race;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.TextLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one entry has of its own; null for what the base has.
 *
 * @param name null for one made of what it changes
 * @param training members that take the place of the base's
 */
record RaceEntry(
        @Nullable String name,
        @Nullable JsonNode model,
        @Nullable JsonNode loss,
        @Nullable JsonNode optimizer,
        @Nullable JsonNode training) {
    private static final Parameter<String> NAME = TextLine.name();
    /** What all entries must have in common, so that they see the same batches and are judged alike. */
    private static final List<String> COMMON = List.of("seed", "epochs", "batch_size", "last_batch", "report_losses");

    RaceEntry {
        Faults faults = new Faults();
        name = NAME.of(name, faults);
        faults.check(
                model != null || loss != null || optimizer != null || training != null || name != null,
                "",
                "must change something of the base, or have a name");
        if (training != null) {
            faults.check(training.isObject(), "training", "must be an object");
            for (String member : COMMON) {
                faults.check(
                        !training.has(member),
                        "training." + member,
                        "must be the same for all entries: give it in base");
            }
        }
        faults.raise();
    }

    /** Whether a fault of its job at this path is this entry's own. */
    boolean isAt(String path) {
        String member = path.split("[.\\[]", 2)[0];
        return switch (member) {
            case "model" -> model != null;
            case "loss" -> loss != null;
            case "optimizer" -> optimizer != null;
            case "training" -> training != null && hasTraining(path);
            default -> false;
        };
    }

    private boolean hasTraining(String path) {
        String[] steps = path.split("[.\\[]", -1);
        return training != null && steps.length > 1 && training.has(steps[1]);
    }

    /** What to call it where it has no name: by what it changes. */
    String called(int index) {
        if (name != null) {
            return name;
        }
        for (JsonNode changed : new JsonNode[] {loss, optimizer, model}) {
            if (changed != null) {
                JsonNode type = changed.isString() ? changed : changed.path("type");
                return type.isString() ? type.stringValue() : "entry " + (index + 1);
            }
        }
        return "entry " + (index + 1);
    }

    RaceEntry named(String decided) {
        return new RaceEntry(decided, model, loss, optimizer, training);
    }
}
