package dev.descent.ml.spec;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the catalogue says of one type of a family. Each spec record has one, in a constant named {@code ABOUT}.
 *
 * @param type the name in JSON
 * @param aliases other names that are understood
 * @param summary one sentence
 * @param formula the definition, or empty where there is none
 * @param category what it is for, in a word or two: {@code regression}, {@code segmentation}
 * @param useWhen when to choose it
 * @param avoidWhen when something else is better
 * @param parameters in the order of the record's components
 * @param example a value as it would be posted, as JSON
 */
public record About(
        String type,
        List<String> aliases,
        String summary,
        String formula,
        String category,
        String useWhen,
        String avoidWhen,
        List<Parameter<?>> parameters,
        String example) {

    public static About of(String type, String summary) {
        return new About(type, List.of(), summary, "", "", "", "", List.of(), "\"" + type + "\"");
    }

    public About aliases(String... names) {
        return new About(type, List.of(names), summary, formula, category, useWhen, avoidWhen, parameters, example);
    }

    public About formula(String definition) {
        return new About(type, aliases, summary, definition, category, useWhen, avoidWhen, parameters, example);
    }

    public About category(String name) {
        return new About(type, aliases, summary, formula, name, useWhen, avoidWhen, parameters, example);
    }

    public About useWhen(String text) {
        return new About(type, aliases, summary, formula, category, text, avoidWhen, parameters, example);
    }

    public About avoidWhen(String text) {
        return new About(type, aliases, summary, formula, category, useWhen, text, parameters, example);
    }

    public About parameters(Parameter<?>... more) {
        return parameters(List.of(more));
    }

    /** Adds parameters behind those that it has, such as an inline record's. */
    public About parameters(List<Parameter<?>> more) {
        List<Parameter<?>> all =
                Stream.concat(parameters.stream(), more.stream()).toList();
        return new About(type, aliases, summary, formula, category, useWhen, avoidWhen, all, example);
    }

    public About example(String json) {
        return new About(type, aliases, summary, formula, category, useWhen, avoidWhen, parameters, json);
    }
}
