package dev.descent.ml.optimizer;

import java.util.List;

/**
 * The penalty l1 Σ|w| + ½ l2 Σw² over the weights, and what pulls on them through
 * the gradient: it and coupled weight decay.
 */
final class Penalty {
    private final double l1;
    private final double l2;
    private final float decay;
    private final List<Range> weights;

    Penalty(OptimizerSpec spec, List<Range> weights) {
        this.l1 = spec.regularization().l1();
        this.l2 = spec.regularization().l2();
        this.decay = (float) (l2 + (spec.decouplesDecay() ? 0 : spec.weightDecay()));
        this.weights = weights;
    }

    double value(float[] parameters) {
        double sum = 0;
        for (Range range : weights) {
            sum += l1 > 0 ? l1 * Sums.sizes(parameters, range) : 0;
            sum += l2 > 0 ? l2 / 2 * Sums.squares(parameters, range) : 0;
        }
        return sum;
    }

    void addGradient(float[] parameters, float[] gradient) {
        for (Range range : weights) {
            if (decay > 0) {
                addDecay(parameters, gradient, range);
            }
            if (l1 > 0) {
                addSigns(parameters, gradient, range);
            }
        }
    }

    private void addDecay(float[] parameters, float[] gradient, Range range) {
        float factor = decay;
        for (int i = range.from(); i < range.to(); i++) {
            gradient[i] += factor * parameters[i];
        }
    }

    /**
     * w / (|w| + tiny) is the sign of w, 0 for 0, and vectorizes where
     * {@code Math.signum} does not: 1.5 ms for 235,000.
     */
    private void addSigns(float[] parameters, float[] gradient, Range range) {
        float factor = (float) l1;
        for (int i = range.from(); i < range.to(); i++) {
            gradient[i] += factor * (parameters[i] / (Math.abs(parameters[i]) + 1e-30f));
        }
    }
}
