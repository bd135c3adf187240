package dev.descent.ml.train;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an iteration came to.
 *
 * @param sum of the examples' scores
 * @param counted examples of which something counts
 * @param fault why nothing was learned from it, or null
 * @param isStill whether something counts and no parameter has a gradient
 * @param values by series
 */
record StepResult(double sum, int counted, @Nullable NonFinite fault, boolean isStill, Map<String, Double> values) {
    /** Mean over the examples that count. */
    double loss() {
        return counted == 0 ? 0 : sum / counted;
    }
}
