package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target;

/** Compares a loss's gradient with central differences of its score. */
final class Gradients {
    private static final int EXAMPLES = 3;
    private static final int MOST_CHECKED = 60;
    private static final int FEW = 100;
    private static final double STEP = 1e-4;

    private Gradients() {}

    /** Labels that suit the target: one-hot, or numbers that are probabilities where outputs are. */
    static Batches batch(LossSpec loss, Target target, Activation activation, long seed) {
        LossShape shape = LossShape.of(loss, target);
        if (target.isCategorical()) {
            Batches classes = Batches.classes(EXAMPLES, shape, seed);
            return compares(loss) ? classes.withDistinctLogits(seed) : classes;
        }
        Batches amounts = Batches.amounts(EXAMPLES, shape, seed);
        return activation == Activation.SOFTMAX || activation == Activation.SIGMOID
                ? amounts.asShares()
                : amounts.withLogitsAbove(0.05);
    }

    /** Whether positions are compared with one another, of which some of many are equals: there is no one slope there. */
    static boolean hasKinks(LossSpec loss, Target target) {
        return compares(loss) && target.positions() > FEW;
    }

    private static boolean compares(LossSpec loss) {
        return loss instanceof Lovasz
                || loss instanceof LovaszHinge
                || loss instanceof Hardest
                || loss instanceof ClDice;
    }

    static void check(LossSpec loss, Target target, Activation activation) {
        if (hasKinks(loss, target)) {
            return;
        }
        Batches batch = batch(loss, target, activation, 7);
        check(batch, batch.function(loss.build(target), activation), loss + " " + activation + " " + target);
    }

    static void check(Batches batch, LossFunction function, String name) {
        double[] gradient = batch.evaluate(function).gradient();
        double steepest = 0;
        for (double slope : gradient) {
            steepest = Math.max(steepest, Math.abs(slope));
        }
        int stride = 1 + gradient.length / MOST_CHECKED;
        for (int i = 0; i < gradient.length; i += stride) {
            double expected = batch.slope(function, i, STEP);
            double tolerance = 1e-6 * Math.max(Math.abs(expected), 1e-2 * steepest) + 1e-10;
            assertThat(Math.abs(gradient[i] - expected))
                    .as("%s: gradient[%d] is %s, central difference %s", name, i, gradient[i], expected)
                    .isLessThan(tolerance);
        }
    }
}
