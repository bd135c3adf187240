package dev.descent.ml.formula;

import dev.descent.ml.spec.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** What a person may mean by a name that formulas do not have. */
final class OtherNames {
    /** Of other languages and frameworks. */
    private static final Map<String, String> HERE = Map.ofEntries(
            Map.entry("y_true", "y"),
            Map.entry("ytrue", "y"),
            Map.entry("labels", "y"),
            Map.entry("label", "y"),
            Map.entry("truth", "y"),
            Map.entry("actual", "y"),
            Map.entry("y_pred", "p"),
            Map.entry("ypred", "p"),
            Map.entry("yhat", "p"),
            Map.entry("y_hat", "p"),
            Map.entry("pred", "p"),
            Map.entry("prediction", "p"),
            Map.entry("predicted", "p"),
            Map.entry("outputs", "p"),
            Map.entry("logit", "z"),
            Map.entry("ln", "log"),
            Map.entry("maximum", "max"),
            Map.entry("minimum", "min"),
            Map.entry("clamp", "clip"),
            Map.entry("power", "pow"),
            Map.entry("sqr", "square"),
            Map.entry("average", "mean"),
            Map.entry("avg", "mean"),
            Map.entry("reduce_mean", "mean"),
            Map.entry("reduce_sum", "sum"),
            Map.entry("if", "where"),
            Map.entry("ifelse", "where"),
            Map.entry("expit", "sigmoid"),
            Map.entry("stop_gradient", "detach"),
            Map.entry("no_grad", "detach"),
            Map.entry("gammaln", "lgamma"),
            Map.entry("log_gamma", "lgamma"),
            Map.entry("psi", "digamma"),
            Map.entry("cumsum", "cumsum_classes"),
            Map.entry("logsoftmax", "log_softmax"),
            Map.entry("reduce_max", "max_classes"),
            Map.entry("amax", "max_classes"),
            Map.entry("grad_x", "dx"),
            Map.entry("grad_y", "dy"),
            Map.entry("diff", "dx"),
            Map.entry("ce", "cross_entropy"),
            Map.entry("mean_squared_error", "mse"),
            Map.entry("mean_absolute_error", "mae"));

    private OtherNames() {}

    /**
     * The end of a message; empty where nothing is like it.
     *
     * @param known names of the kind that stands there
     */
    static String hint(String word, Collection<String> known) {
        String here = HERE.getOrDefault(word.toLowerCase(Locale.ROOT), word);
        return Nearest.hint(here, known);
    }
}
