package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.formula.FormulaParameter;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.Scalars;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a parameter of a formula is: a number, a number for each output of a position, how many training examples each
 * class has, or a schedule whose time is epochs.
 *
 * @param given without values where they are the classes' counts, which the data fill in, or a schedule's
 * @param schedule or null
 */
record FormulaNumber(FormulaParameter given, @Nullable ScheduleSpec schedule) implements JsonForm {
    private static final String COUNTS = "class_counts";

    private FormulaNumber(FormulaParameter given) {
        this(given, null);
    }

    static FormulaNumber fromJson(JsonNode node) {
        if (node.isString() && node.stringValue().equals(COUNTS)) {
            return new FormulaNumber(FormulaParameter.ofEachOutput(List.of()));
        } else if (node.isArray() && !node.isEmpty()) {
            return list(node);
        } else if (node.isNumber()) {
            Faults faults = new Faults();
            double number = number(node, "", faults);
            faults.raise();
            return new FormulaNumber(FormulaParameter.of(number));
        } else if (node.isObject()) {
            return new FormulaNumber(FormulaParameter.changing(), SpecReader.read(node, ScheduleSpec.class));
        }
        throw new InvalidSpec(
                "",
                "must be a number, a list with a number for each output, a schedule, or \"" + COUNTS + "\", was "
                        + Scalars.shown(node));
    }

    private static FormulaNumber list(JsonNode node) {
        Faults faults = new Faults();
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            numbers.add(number(node.get(i), "[" + i + "]", faults));
        }
        faults.raise();
        return new FormulaNumber(FormulaParameter.ofEachOutput(List.copyOf(numbers)));
    }

    private static double number(JsonNode node, String path, Faults faults) {
        boolean finite = node.isNumber() && Double.isFinite(node.doubleValue());
        faults.check(finite, path, "must be a finite number, was " + Scalars.shown(node));
        return finite ? node.doubleValue() : 0;
    }

    private boolean isOfCounts() {
        return given.isRow() && given.values().isEmpty();
    }

    /** What does not fit so many outputs of a position. */
    void check(Target target, int outputs, String path, Faults faults) {
        if (isOfCounts()) {
            faults.check(
                    target.isCategorical() && outputs == target.outputs(),
                    path,
                    "must be numbers: these labels are no classes, which could be counted");
        } else if (given.isRow()) {
            faults.check(
                    given.values().size() == outputs,
                    path,
                    "must have one number for each of the %d outputs%s, has %d"
                            .formatted(
                                    outputs,
                                    names(target, outputs),
                                    given.values().size()));
        }
    }

    private static String names(Target target, int outputs) {
        return outputs == target.outputs() ? " (" + ClassNames.shown(target) + ")" : "";
    }

    /** With numbers for everything. */
    FormulaNumber resolve(List<Long> counts) {
        return isOfCounts()
                ? new FormulaNumber(FormulaParameter.ofEachOutput(
                        counts.stream().map(Long::doubleValue).toList()))
                : this;
    }

    @Override
    public JsonNode toJson() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (schedule != null) {
            return SpecWriter.write(schedule);
        } else if (isOfCounts()) {
            return json.stringNode(COUNTS);
        } else if (!given.isRow()) {
            return json.numberNode(given.values().get(0));
        }
        ArrayNode array = json.arrayNode();
        given.values().forEach(array::add);
        return array;
    }
}
