package dev.descent.ml.data;

import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a column of parts has for each of them, besides the words that mean one anyway. */
public record PartValues(CellValues training, CellValues validation, CellValues test) {
    private static final Parameter<CellValues> TRAINING = values("training");
    private static final Parameter<CellValues> VALIDATION = values("validation");
    private static final Parameter<CellValues> TEST = values("test");

    public PartValues {
        Faults faults = new Faults();
        training = TRAINING.of(training, faults);
        validation = VALIDATION.of(validation, faults);
        test = TEST.of(test, faults);
        faults.raise();
        byWord(training, validation, test, faults);
        faults.raise();
    }

    private static Parameter<CellValues> values(String name) {
        return Parameter.<CellValues>of(name, CellValues.TYPE).orElse(CellValues.NONE);
    }

    /** All of them. */
    public Stream<String> texts() {
        return Stream.of(training, validation, test).flatMap(values -> values.texts().stream());
    }

    /** The part of each word, which is {@linkplain Spelling#folded folded}. */
    public Map<String, Part> byWord() {
        return byWord(training, validation, test, new Faults());
    }

    private static Map<String, Part> byWord(
            CellValues training, CellValues validation, CellValues test, Faults faults) {
        Map<String, Part> parts = new HashMap<>();
        put("training", Part.TRAINING, training, parts, faults);
        put("validation", Part.VALIDATION, validation, parts, faults);
        put("test", Part.TEST, test, parts, faults);
        return parts;
    }

    private static void put(String name, Part part, CellValues values, Map<String, Part> parts, Faults faults) {
        for (String text : values.texts()) {
            Part before = parts.put(Spelling.folded(text), part);
            faults.check(before == null || before == part, name, "has \"" + text + "\", which is of another part too");
        }
    }
}
