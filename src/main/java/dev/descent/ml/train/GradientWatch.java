package dev.descent.ml.train;

import java.util.Optional;

/** Tells once of a run that stands still: iteration after iteration no parameter has a gradient. */
final class GradientWatch {
    /** In a row, before a word is said. */
    private static final int ITERATIONS = 5;

    private final long last;
    private boolean moved;
    private int still;
    private boolean told;

    /**
     * @param done iterations before the first that is seen
     * @param last iteration of the run, from 1
     */
    GradientWatch(long done, long last) {
        this.last = last;
        moved = done > 0;
    }

    /**
     * Looks at an iteration. A loss of 0 without a gradient has nothing left to learn, but where there never was one. A batch in which
     * nothing counts says nothing.
     *
     * @param number of the iteration, from 1
     */
    Optional<String> see(long number, StepResult outcome) {
        if (outcome.counted() == 0) {
            return Optional.empty();
        }
        moved |= !outcome.isStill();
        still = outcome.isStill() && (outcome.loss() != 0 || !moved) ? still + 1 : 0;
        boolean due = still == ITERATIONS || (still > 0 && still == last);
        if (!due || told) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(
                "In " + still + " iterations up to number " + number
                        + " the gradient of every parameter was exactly 0, and the loss was " + (float) outcome.loss()
                        + ": nothing is learned. Either the loss does not depend on the outputs (terms that cancel, weights of 0, bounds"
                        + " that cut all of it off), or the network's units or outputs are saturated, where a smaller learning rate helps.");
    }
}
