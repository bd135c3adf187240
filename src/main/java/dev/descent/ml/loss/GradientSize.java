package dev.descent.ml.loss;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Finds a loss whose gradient is out of all proportion: the losses of the catalogue have one of about 1 in an example. */
final class GradientSize {
    /** Under which optimizers that divide by a gradient's size take it for nothing. */
    private static final double SMALL = 1e-6;

    /** Times the largest label, above which a step at any usual rate leads nowhere. */
    private static final double LARGE = 1e7;

    /** Spreads of the logits that are tried, as large as those of a network at its beginning. */
    private static final double[] SPREADS = {0.3, 1};

    private GradientSize() {}

    /** @param batch whose labels and weights are taken, and not its logits */
    static Optional<String> complaint(LossFunction loss, LossInput batch) {
        DrawnLogits logits = new DrawnLogits(loss, batch);
        double size = 0;
        for (double spread : SPREADS) {
            size = Math.max(size, largest(loss, logits.next(spread)));
        }
        LossInput between = logits.between();
        size = between == null ? size : Math.max(size, largest(loss, between));
        double unit =
                Math.max(1, Arrays.stream(batch.labels).map(Math::abs).max().orElse(0));
        if (loss.counted() > 0 && size < SMALL) {
            return told(
                    "its gradient is next to nothing by outputs like those of a network that begins (%.1e in an example, where mse"
                            + " and cross_entropy have about 1): do terms cancel, as the sum of softmax outputs is always 1,"
                            + " is a factor too small, or is it cut off by a bound?",
                    size);
        }
        return Double.isFinite(size) && size > LARGE * unit
                ? told(
                        "its gradient is huge (%.1e in an example, where mse and cross_entropy have about 1): steps at usual"
                                + " learning rates will be far too large, or numbers overflow. Is a factor too large, or is"
                                + " something divided by nearly 0?",
                        size)
                : Optional.empty();
    }

    private static Optional<String> told(String text, double size) {
        return Optional.of(String.format(Locale.ROOT, text, size));
    }

    /** The largest sum of an example's magnitudes. */
    private static double largest(LossFunction loss, LossInput batch) {
        double[] gradient = new double[batch.logits.length];
        loss.evaluate(batch, new double[batch.examples], gradient);
        int each = gradient.length / Math.max(1, batch.examples);
        double largest = 0;
        for (int i = 0; i < batch.examples; i++) {
            double sum = 0;
            for (int j = i * each; j < (i + 1) * each; j++) {
                sum += Math.abs(gradient[j]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
