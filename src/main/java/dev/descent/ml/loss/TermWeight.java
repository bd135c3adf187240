package dev.descent.ml.loss;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a term of a sum counts: a number, or a schedule whose time is epochs, whatever it counts in itself.
 *
 * @param number of every epoch; 0 where there is a schedule
 * @param schedule or null
 */
record TermWeight(double number, @Nullable ScheduleSpec schedule) implements JsonForm {
    static final TermWeight ONE = new TermWeight(1, null);

    static TermWeight fromJson(JsonNode node) {
        if (!node.isNumber()) {
            return new TermWeight(0, SpecReader.read(node, ScheduleSpec.class));
        }
        double number = node.doubleValue();
        if (!(number >= 0 && Double.isFinite(number))) {
            throw new InvalidSpec("", "must be at least 0, was " + number);
        }
        return new TermWeight(number, null);
    }

    /** Whether it may ever be above 0. */
    boolean counts() {
        return schedule != null || number > 0;
    }

    /**
     * In an epoch.
     *
     * @param epoch done before it, from 0
     * @param epochs of the whole run
     */
    double at(int epoch, int epochs) {
        return schedule == null ? number : schedule.atEpoch(epoch, epochs);
    }

    @Override
    public JsonNode toJson() {
        return schedule == null ? JsonNodeFactory.instance.numberNode(number) : SpecWriter.write(schedule);
    }

    @Override
    public String toString() {
        return schedule == null ? Double.toString(number) : schedule.toString();
    }
}
