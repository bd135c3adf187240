package dev.descent.ml.train;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** When to keep a checkpoint besides at a run's end, and how many. */
public record CheckpointSettings(
        @Nullable Integer everyEpochs, @Nullable Integer everyIterations, Integer everySeconds, Integer keep) {
    private static final Parameter<Integer> EVERY_EPOCHS =
            Parameter.integer("every_epochs").atLeast(1).atMost(100_000).says("At the end of every so many epochs.");
    private static final Parameter<Integer> EVERY_ITERATIONS =
            Parameter.integer("every_iterations").atLeast(1).says("After every so many iterations.");
    private static final Parameter<Integer> EVERY_SECONDS = Parameter.integer("every_seconds")
            .atLeast(1)
            .atMost(86_400)
            .orElse(30)
            .says("Whenever the last one is so old, which is what is lost with a worker at the most.");
    private static final Parameter<Integer> KEEP = Parameter.integer("keep")
            .atLeast(1)
            .atMost(1_000)
            .orElse(2)
            .says("How many of the newest stay. The best epoch's stays besides.");

    static final CheckpointSettings DEFAULT =
            SpecReader.read(JsonNodeFactory.instance.objectNode(), CheckpointSettings.class);

    public CheckpointSettings {
        Faults faults = new Faults();
        everyEpochs = EVERY_EPOCHS.of(everyEpochs, faults);
        everyIterations = EVERY_ITERATIONS.of(everyIterations, faults);
        everySeconds = EVERY_SECONDS.of(everySeconds, faults);
        keep = KEEP.of(keep, faults);
        faults.raise();
    }

    /** @param epochs that are over */
    boolean isDueAfterEpoch(int epochs) {
        return everyEpochs != null && epochs % everyEpochs == 0;
    }

    /** @param seen the iteration after which it was asked last, before {@code iteration} */
    boolean isDueAfterIteration(long seen, long iteration) {
        return everyIterations != null && iteration / everyIterations > seen / everyIterations;
    }
}
