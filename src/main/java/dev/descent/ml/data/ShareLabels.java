package dev.descent.ml.data;

import dev.descent.ml.data.encode.Categories;
import dev.descent.ml.data.encode.Listed;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A number from 0 to 1 for each class of each example: whether it is true, where several may be, or how probable it is.
 *
 * @param target {@code MULTI_LABEL} or {@code SOFT_LABELS}
 * @param size examples
 * @param shares of each example and class
 * @param isComplete whether every class is told of; else one that is not among them is true of no example
 */
public record ShareLabels(Target target, int size, Shares shares, boolean isComplete) implements Labels {

    /** A number from 0 to 1 for each class of each example. */
    @FunctionalInterface
    public interface Shares {
        float of(int example, int c);
    }

    @Override
    public Labels as(Target known) {
        if (known.task() != target.task()) {
            return Labels.super.as(known);
        }
        Categories classes = new Categories(known.names());
        List<String> unknown =
                target.names().stream().filter(name -> classes.find(name) < 0).toList();
        if (!unknown.isEmpty()) {
            throw new InvalidSpec(
                    "uri",
                    "has classes that the model does not know: " + Listed.of(unknown) + "; it knows "
                            + Listed.of(known.names()));
        } else if (isComplete && target.outputs() < known.outputs()) {
            return Labels.super.as(known);
        }
        int[] own = new int[known.outputs()];
        Arrays.fill(own, -1);
        for (int c = 0; c < target.outputs(); c++) {
            own[classes.find(target.names().get(c))] = c;
        }
        return new ShareLabels(known, size, (example, c) -> own[c] < 0 ? 0 : share(example, own[c]), isComplete);
    }

    /** Of probabilities by the largest; else by the rarest class that is true, so that each part has its share of it. */
    @Override
    public List<int[]> strata() {
        int[] groups = groups();
        return IntStream.rangeClosed(0, target.outputs())
                .mapToObj(group -> IntStream.range(0, groups.length)
                        .filter(i -> groups[i] == group)
                        .toArray())
                .filter(group -> group.length > 0)
                .toList();
    }

    private int[] groups() {
        long[] counts = counts(IntStream.range(0, size).toArray()).stream()
                .mapToLong(Long::longValue)
                .toArray();
        return IntStream.range(0, size).map(example -> group(example, counts)).toArray();
    }

    /** The number of classes where none is true. */
    private int group(int example, long[] counts) {
        int classes = target.outputs();
        int group = classes;
        for (int c = 0; c < classes; c++) {
            float share = share(example, c);
            boolean better = group == classes
                    || (target.isExclusive() ? share > share(example, group) : counts[c] < counts[group]);
            group = share > 0 && better ? c : group;
        }
        return group;
    }

    private float share(int example, int c) {
        return shares.of(example, c);
    }

    @Override
    public TargetScaling scaling(int[] training, boolean wanted) {
        return TargetScaling.none(target.outputs());
    }

    /** Sums of shares, rounded: examples of which a class is true. */
    @Override
    public List<Long> counts(int[] examples) {
        double[] sums = new double[target.outputs()];
        for (int example : examples) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += share(example, c);
            }
        }
        return Arrays.stream(sums).mapToObj(Math::round).toList();
    }

    @Override
    public void write(int example, TargetScaling scaling, float[] into, int offset) {
        for (int c = 0; c < target.outputs(); c++) {
            into[offset + c] = share(example, c);
        }
    }

    @Override
    public List<Violation> faults(Parts parts) {
        Faults faults = new Faults();
        for (int c = 0; c < target.outputs(); c++) {
            faults.check(
                    most(parts.training(), c) > 0,
                    "split",
                    "leaves class " + Shown.quoted(target.names().get(c))
                            + " without an example to train on: take another seed, or leave the class out");
        }
        return faults.list();
    }

    private double most(int[] examples, int c) {
        return IntStream.of(examples)
                .mapToDouble(example -> share(example, c))
                .max()
                .orElse(0);
    }

    @Override
    public List<String> warnings(Parts parts) {
        List<String> warnings = new ArrayList<>();
        for (int c = 0; c < target.outputs(); c++) {
            int of = c;
            String name = "class " + Shown.quoted(target.names().get(c));
            if (parts.validation().length > 0 && most(parts.validation(), c) == 0) {
                warnings.add(name + " is true of no example to validate on");
            }
            if (IntStream.of(parts.training()).allMatch(example -> share(example, of) == 1)) {
                warnings.add(name + " is true of all training examples: there is nothing to tell it by");
            }
        }
        return warnings;
    }

    @Override
    public void digest(MessageDigest digest) {
        digest.update(String.join("\n", target.names()).getBytes(StandardCharsets.UTF_8));
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES);
        for (int i = 0; i < size * target.outputs(); i++) {
            float share = share(i / target.outputs(), i % target.outputs());
            digest.update(buffer.putFloat(0, share).array());
        }
    }
}
