package dev.descent.race;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.TextLine;
import dev.descent.ml.train.EarlyStopping.Mode;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A race as posted.
 *
 * @param base job, of which each entry changes something
 * @param seeds of which each entry has a job
 * @param reportLosses that every job reports, besides those of the base
 * @param metric of an epoch that the entries are judged by; null where the data is to say
 * @param mode whether lower or higher is better; null for what the metric is known for
 * @param judge which epoch's value counts
 * @param halving null for none
 */
record RaceSpec(
        @Nullable String name,
        JsonNode base,
        List<RaceEntry> entries,
        List<Long> seeds,
        List<JsonNode> reportLosses,
        @Nullable String metric,
        @Nullable Mode mode,
        Judge judge,
        @Nullable Halving halving) {
    private static final int MOST_ENTRIES = 16;
    private static final int MOST_SEEDS = 16;
    private static final int MOST_JOBS = 64;

    private static final Parameter<String> NAME = TextLine.name();
    private static final Parameter<JsonNode> BASE = Parameter.<JsonNode>of("base", "object")
            .required()
            .must("must be a job", JsonNode::isObject)
            .says("A job, but for what each entry has of its own.");
    private static final Parameter<List<RaceEntry>> ENTRIES = Parameter.<List<RaceEntry>>of(
                    "entries", "list of {name, model, loss, optimizer, training}")
            .required()
            .must("must be 2 to " + MOST_ENTRIES, entries -> entries.size() >= 2 && entries.size() <= MOST_ENTRIES)
            .says("What each one changes of the base.");
    private static final Parameter<List<Long>> SEEDS = Parameter.<List<Long>>of("seeds", "list of integer")
            .must("must be 1 to " + MOST_SEEDS + ", each once", RaceSpec::areSeeds)
            .orElse(List.of(42L))
            .says("Each entry is trained with each of them.");
    private static final Parameter<List<JsonNode>> REPORT_LOSSES = Parameter.<List<JsonNode>>of(
                    "report_losses", "list of loss")
            .orElse(List.of())
            .says("Losses that every job reports on its validation part.");
    private static final Parameter<String> METRIC = Parameter.text("metric")
            .says(
                    "What the entries are judged by, by its name in early_stopping.metric. Not given, validation_iou for masks,"
                            + " validation_f1 for classes, validation_rmse for numbers.");
    private static final Parameter<Mode> MODE = Parameter.choice("mode", Mode.class)
            .says("Whether lower (min) or higher (max) is better. Not given, what the metric is known for.");
    private static final Parameter<Judge> JUDGE = Parameter.choice("judge", Judge.class)
            .orElse(Judge.BEST)
            .says("Whether the best epoch's value counts, or the last one's.");
    private static final Parameter<Halving> HALVING = Parameter.<Halving>of("halving", "object")
            .says("End the losing entries early: {\"first\", \"factor\"}. Null for never.");

    /** Which epoch counts. */
    enum Judge {
        BEST,
        LAST
    }

    RaceSpec {
        Faults faults = new Faults();
        name = NAME.of(name, faults);
        base = BASE.of(base, faults);
        entries = ENTRIES.of(entries, faults);
        seeds = SEEDS.of(seeds, faults);
        reportLosses = List.copyOf(REPORT_LOSSES.of(reportLosses, faults));
        metric = METRIC.of(metric, faults);
        mode = MODE.of(mode, faults);
        judge = JUDGE.of(judge, faults);
        halving = HALVING.of(halving, faults);
        faults.raise();
        faults.check(
                entries.size() * seeds.size() <= MOST_JOBS,
                "seeds",
                "make " + entries.size() * seeds.size() + " jobs of the entries, which may be " + MOST_JOBS);
        faults.raise();
    }

    private static boolean areSeeds(List<Long> seeds) {
        return !seeds.isEmpty() && seeds.size() <= MOST_SEEDS && new HashSet<>(seeds).size() == seeds.size();
    }

    /** The same with everything decided. */
    RaceSpec resolved(List<RaceEntry> named, String decided, boolean higher) {
        Mode better = mode != null ? mode : higher ? Mode.MAX : Mode.MIN;
        return new RaceSpec(name, base, named, seeds, reportLosses, decided, better, judge, halving);
    }

    /** Of the base; 10 where it says nothing that is a number. */
    int epochs() {
        JsonNode epochs = base.path("training").path("epochs");
        return epochs.isInt() ? epochs.intValue() : 10;
    }

    /** The base's settings of the training, empty where it has none. */
    JsonNode training() {
        JsonNode training = base.path("training");
        return training.isObject() ? training : JsonNodeFactory.instance.objectNode();
    }
}
