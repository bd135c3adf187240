package dev.descent.ml.optimizer;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds training back in any optimizer, besides weight decay.
 *
 * @param l1 the factor of the penalty Σ|w|
 * @param l2 the factor of the penalty ½ Σw²
 * @param clip a limit on the loss's gradient, or null for none
 */
public record Regularization(Double l1, Double l2, @Nullable Clip clip) {
    private static final Parameter<Double> L1 = Parameter.number("l1")
            .atLeast(0)
            .orElse(0.0)
            .says("Adds the penalty l1 · Σ|w| over the weights, which drives small ones to zero. Reported as penalty.");
    private static final Parameter<Double> L2 = Parameter.number("l2")
            .atLeast(0)
            .orElse(0.0)
            .says("Adds the penalty l2 · ½ Σw² over the weights, which keeps them small. Reported as penalty.");
    private static final Parameter<Clip> CLIP = Parameter.<Clip>of("clip", "clip")
            .says("Limits the loss's gradient: {\"by\": \"norm\" | \"value\", \"threshold\": 1, \"per\": \"global\" "
                    + "| \"layer\" | \"parameter\"}. By norm, one factor scales all that \"per\" names "
                    + "where its L2 norm is above the threshold; by value, each value is cut by itself. "
                    + "Null for none.");

    static final List<Parameter<?>> PARAMETERS = List.of(L1, L2, CLIP);

    public Regularization {
        Faults faults = new Faults();
        l1 = L1.of(l1, faults);
        l2 = L2.of(l2, faults);
        clip = CLIP.of(clip, faults);
        faults.raise();
    }
}
