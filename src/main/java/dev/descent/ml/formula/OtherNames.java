package dev.descent.ml.formula;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a person may mean by a name that formulas do not have. */
final class OtherNames {
    /** Of other languages and frameworks. */
    private static final Map<String, String> HERE = Map.ofEntries(
            Map.entry("y_true", "y"),
            Map.entry("ytrue", "y"),
            Map.entry("labels", "y"),
            Map.entry("label", "y"),
            Map.entry("y_pred", "p"),
            Map.entry("ypred", "p"),
            Map.entry("yhat", "p"),
            Map.entry("y_hat", "p"),
            Map.entry("pred", "p"),
            Map.entry("prediction", "p"),
            Map.entry("outputs", "p"),
            Map.entry("logit", "z"),
            Map.entry("ln", "log"),
            Map.entry("maximum", "max"),
            Map.entry("minimum", "min"),
            Map.entry("clamp", "clip"),
            Map.entry("ce", "cross_entropy"),
            Map.entry("crossentropy", "cross_entropy"),
            Map.entry("dice_loss", "dice"));

    private OtherNames() {}

    /**
     * The end of a message; empty where nothing is like it.
     *
     * @param known names of losses
     */
    static String hint(String word, Set<String> known) {
        String small = word.toLowerCase(Locale.ROOT);
        boolean isHere = known.contains(small) || Function.named(small) != null;
        String meant = isHere ? small : HERE.getOrDefault(small, "");
        return meant.isEmpty() ? "" : " (do you mean " + meant + "?)";
    }
}
