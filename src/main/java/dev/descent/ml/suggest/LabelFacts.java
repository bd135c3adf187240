package dev.descent.ml.suggest;

import dev.descent.ml.data.shape.Target;
import java.util.Comparator;
import java.util.List;

/**
 * What the labels of a training part are like.
 *
 * @param examples that were looked at
 * @param classes in the target's order; empty for numbers
 * @param numbers by column; empty for classes
 */
record LabelFacts(Target target, int examples, List<ClassFacts> classes, List<NumberFacts> numbers) {

    /** Of the classes that there are. */
    ClassFacts rarest() {
        return classes.stream()
                .filter(one -> one.share() > 0)
                .min(Comparator.comparingDouble(ClassFacts::share))
                .orElse(classes.get(0));
    }

    ClassFacts commonest() {
        return classes.stream()
                .max(Comparator.comparingDouble(ClassFacts::share))
                .orElseThrow();
    }

    /** The one that most examples have not. */
    ClassFacts mostAbsent() {
        return classes.stream()
                .max(Comparator.comparingDouble(ClassFacts::absent))
                .orElseThrow();
    }

    /** The one with the most pixels at its edge, among the smaller ones. */
    ClassFacts thinnest() {
        return classes.stream()
                .filter(one -> !one.equals(commonest()))
                .max(Comparator.comparingDouble(ClassFacts::edges))
                .orElse(commonest());
    }

    double ratio() {
        return commonest().share() / rarest().share();
    }
}
