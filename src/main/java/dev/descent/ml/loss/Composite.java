package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /**
     * Why the losses cannot be of the same outputs, or null where they can:
     * {@code no output activation fits all: dice takes softmax or sigmoid, hinge takes identity}.
     */
    static @Nullable String disagreement(List<LossSpec> losses, Target target) {
        if (losses.stream().map(loss -> loss.readout(target)).distinct().count() > 1) {
            return "no network's outputs fit all: "
                    + losses.stream()
                            .map(loss -> typeOf(loss) + " takes "
                                    + loss.readout(target).meaning())
                            .distinct()
                            .collect(Collectors.joining(", "));
        }
        return activations(losses, target).isEmpty() ? differentActivations(losses, target) : null;
    }

    private static String differentActivations(List<LossSpec> losses, Target target) {
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
