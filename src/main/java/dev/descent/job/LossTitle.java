package dev.descent.job;

import dev.descent.ml.data.table.Spelling;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a loss is, in a few words: its type, a formula, or the terms of a sum with their weights. */
public final class LossTitle {
    private LossTitle() {}

    /**
     * Of a loss as a job's spec has it.
     *
     * @param longest in characters; what is longer is cut
     */
    public static String of(JsonNode loss, int longest) {
        String title = title(loss);
        return title.codePointCount(0, title.length()) <= longest
                ? title
                : title.substring(0, title.offsetByCodePoints(0, longest)) + "…";
    }

    private static String title(JsonNode loss) {
        if (loss.has("formula")) {
            return loss.path("formula").asString();
        }
        return loss.path("terms").isArray()
                ? loss.path("terms").valueStream().map(LossTitle::term).collect(Collectors.joining(" + "))
                : loss.path("type").asString("");
    }

    private static String term(JsonNode term) {
        JsonNode loss = term.path("loss");
        String title = loss.has("formula") || loss.has("terms") ? "(" + title(loss) + ")" : title(loss);
        return weight(term.path("weight")) + title;
    }

    /** A schedule by its type. */
    private static String weight(JsonNode weight) {
        if (weight.isObject()) {
            return weight.path("type").asString() + " * ";
        }
        return weight.asDouble(1) == 1 ? "" : Spelling.number(weight.decimalValue()) + " * ";
    }
}
