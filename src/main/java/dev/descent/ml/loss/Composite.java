package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What losses made of other losses have in common. */
final class Composite {
    private Composite() {}

    /** The activations that all accept, those first that rank best over all. */
    static List<Activation> activations(List<LossSpec> losses, Target target) {
        List<List<Activation>> accepted =
                losses.stream().map(loss -> loss.activations(target)).toList();
        return accepted.get(0).stream()
                .filter(activation -> accepted.stream().allMatch(list -> list.contains(activation)))
                .sorted(Comparator.comparingInt(activation -> accepted.stream()
                        .mapToInt(list -> list.indexOf(activation))
                        .sum()))
                .toList();
    }

    /** Why the losses have no activation in common: {@code dice takes softmax or sigmoid, hinge takes identity}. */
    static String disagreement(List<LossSpec> losses, Target target) {
        return "no output activation fits all: "
                + losses.stream()
                        .map(loss -> typeOf(loss) + " takes "
                                + loss.activations(target).stream()
                                        .map(Activation::id)
                                        .collect(Collectors.joining(" or ")))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    static String typeOf(LossSpec loss) {
        return Family.of(LossSpec.class).about(loss.getClass()).type();
    }

    /** Names told apart: the second {@code dice} is {@code dice.2}. */
    static List<String> distinct(List<String> names) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> told = new ArrayList<>();
        for (String name : names) {
            int count = seen.merge(name, 1, Integer::sum);
            told.add(count == 1 ? name : name + "." + count);
        }
        return told;
    }
}
