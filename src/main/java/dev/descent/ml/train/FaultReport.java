package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.spec.FirstFew;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Tells of an iteration whose numbers are not finite, and where they came from. */
record FaultReport(Examples part, Batch batch, Step step) {
    private static final int NAMED = 10;
    private static final int TOLD = 20;

    /** @param loss mean of the iteration */
    TrainingFailed failure(NonFinite fault, int epoch, long iteration, double loss) {
        return fault.failure(epoch, iteration, loss, examples() + layer(fault, iteration));
    }

    /** Backwards from the output for a gradient, and forwards from the inputs for a loss. */
    private String layer(NonFinite fault, long iteration) {
        String first = step.firstLayer(fault, batch, iteration);
        if (first == null) {
            return "";
        }
        return (fault == NonFinite.LOSS ? ". The first outputs that were not finite are those of " : ". It began in ")
                + first;
    }

    /** Those whose own loss is not finite; where each is finite, all of the batch. */
    private String examples() {
        int[] guilty = IntStream.range(0, batch.size())
                .filter(i -> !Double.isFinite(step.scores()[i]))
                .toArray();
        int[] all = IntStream.range(0, batch.size()).toArray();
        return guilty.length > 0 ? "It is so for " + names(guilty) : "The batch has " + names(all);
    }

    private String names(int[] indices) {
        List<String> names = IntStream.of(indices)
                .mapToObj(i -> part.name(batch.samples()[i]))
                .toList();
        return FirstFew.counted(names, NAMED);
    }

    /** The first ones each, the others by their count: a log of a hundred thousand warnings helps nobody. */
    static void tellSkipped(Supplier<TrainingFailed> failure, long skipped, TrainingLog log) {
        if (skipped <= TOLD) {
            log.warning(failure.get().getMessage() + " Nothing was learned from this batch."
                    + (skipped == TOLD ? " Further ones are only counted." : ""));
        }
    }
}
