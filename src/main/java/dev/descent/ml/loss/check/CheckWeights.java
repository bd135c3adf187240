package dev.descent.ml.loss.check;

import dev.descent.ml.loss.ExactWeights;
import dev.descent.ml.spec.Faults;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the mask or the weights of a check: of examples, [N], or of an image's positions, [N, H, W]. */
final class CheckWeights {
    private final List<Integer> shape;
    private final Faults faults;

    /** @param shape of the labels, [N, K] or [N, K, H, W] */
    CheckWeights(List<Integer> shape, Faults faults) {
        this.shape = shape;
        this.faults = faults;
    }

    /** Both together; where one is null, all count, or count alike. */
    ExactWeights read(@Nullable JsonNode mask, @Nullable JsonNode weights) {
        double[] valid = mask == null ? null : values(mask, "mask");
        double[] given = weights == null ? null : values(weights, "weights");
        boolean ofExamples = weights != null && isOfExamples(weights);
        return new ExactWeights(
                valid != null && isOfExamples(mask) ? spread(valid) : valid,
                ofExamples ? null : given,
                ofExamples ? given : null);
    }

    private static boolean isOfExamples(@Nullable JsonNode node) {
        return node != null && !node.path(0).isArray();
    }

    private double[] values(JsonNode node, String name) {
        boolean ofExamples = isOfExamples(node);
        if (!node.isArray() || (!ofExamples && shape.size() == 2)) {
            faults.add(
                    name, "must be an array [N] of examples" + (shape.size() == 2 ? "" : " or [N, H, W] of positions"));
            return new double[0];
        }
        List<Integer> sizes = ofExamples ? shape.subList(0, 1) : List.of(shape.get(0), shape.get(2), shape.get(3));
        double[] values = new double[sizes.stream().reduce(1, Math::multiplyExact)];
        fill(node, sizes, name, new Filled(values, name.equals("mask")));
        return values;
    }

    /** Values in the order in which they are written. */
    private static final class Filled {
        private final double[] values;
        private final boolean zeroOrOne;
        private int next;

        Filled(double[] values, boolean zeroOrOne) {
            this.values = values;
            this.zeroOrOne = zeroOrOne;
        }
    }

    private void fill(JsonNode node, List<Integer> sizes, String path, Filled into) {
        if (sizes.isEmpty()) {
            into.values[into.next++] = number(node, path, into.zeroOrOne);
        } else if (!node.isArray() || node.size() != sizes.get(0)) {
            String found = node.isArray() ? node.size() + " elements" : "no array";
            faults.add(path, "must have " + sizes.get(0) + " elements as the labels have, has " + found);
            into.next += sizes.stream().reduce(1, Math::multiplyExact);
        } else {
            for (int i = 0; i < node.size(); i++) {
                fill(node.get(i), sizes.subList(1, sizes.size()), path + "[" + i + "]", into);
            }
        }
    }

    private double number(JsonNode node, String path, boolean zeroOrOne) {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        String shown = node.isContainer() ? "an array or object" : node.toString();
        if (zeroOrOne) {
            faults.check(value == 0 || value == 1, path, "must be 1, or 0 where it is ignored, was " + shown);
        } else {
            faults.check(
                    Double.isFinite(value) && value >= 0, path, "must be a finite number of at least 0, was " + shown);
        }
        return value;
    }

    /** An example is ignored with all its positions. */
    private double[] spread(double[] ofExamples) {
        int positions = shape.size() == 2 ? 1 : shape.get(2) * shape.get(3);
        double[] spread = new double[ofExamples.length * positions];
        for (int i = 0; i < ofExamples.length; i++) {
            Arrays.fill(spread, i * positions, (i + 1) * positions, ofExamples[i]);
        }
        return spread;
    }
}
