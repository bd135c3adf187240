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

    /** What has no name here, and can be written. */
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("cosh", "(exp(x) + exp(-x))/2; the loss log_cosh is in the catalogue"),
            Map.entry("sinh", "(exp(x) - exp(-x))/2"),
            Map.entry("sign", "where(x > 0, 1, where(x < 0, -1, 0))"),
            Map.entry("sgn", "where(x > 0, 1, where(x < 0, -1, 0))"),
            Map.entry("logsigmoid", "-softplus(-x)"),
            Map.entry("log_sigmoid", "-softplus(-x)"),
            Map.entry("logsumexp", "m = max_classes(x); m + log(sum_classes(exp(x - m)))"),
            Map.entry("log2", "log(x)/log(2)"),
            Map.entry("log10", "log(x)/log(10)"),
            Map.entry("rsqrt", "1/sqrt(x)"),
            Map.entry("reciprocal", "1/x"),
            Map.entry("elu", "where(x > 0, x, exp(x) - 1)"),
            Map.entry("leaky_relu", "max(x, 0.01*x)"),
            Map.entry("norm", "sqrt(sum(square(x)))"),
            Map.entry("var", "mean(square(x - mean(x)))"),
            Map.entry("variance", "mean(square(x - mean(x)))"),
            Map.entry("std", "sqrt(mean(square(x - mean(x))))"),
            Map.entry("min_classes", "-max_classes(-x)"),
            Map.entry("reduce_min", "-max_classes(-x)"),
            Map.entry("amin", "-max_classes(-x)"),
            Map.entry("pi", "3.141592653589793"),
            Map.entry("eps", "1e-7, or name it in \"parameters\""),
            Map.entry("epsilon", "1e-7, or name it in \"parameters\""),
            Map.entry("smooth", "1, or name it in \"parameters\""),
            Map.entry("epoch", "a name, and give it a schedule in \"parameters\": its time is epochs"));

    private OtherNames() {}

    /**
     * The end of a message; empty where nothing is like it.
     *
     * @param known names of the kind that stands there
     */
    static String hint(String word, Collection<String> known) {
        String written = WRITTEN.get(word.toLowerCase(Locale.ROOT));
        if (written != null && !known.contains(word)) {
            return " (write " + written + ")";
        }
        String here = HERE.getOrDefault(word.toLowerCase(Locale.ROOT), word);
        return Nearest.hint(here, known);
    }
}
