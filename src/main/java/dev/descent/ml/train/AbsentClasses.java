package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.loss.LossSpec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Classes that training examples have not, where the loss compares whole classes and so has a rule for them. */
final class AbsentClasses {
    /** Numbers that are read at most, so that a large data set is looked at evenly and not as a whole. */
    private static final long MOST_NUMBERS = 100_000_000;

    private static final int NAMED = 3;

    private final TrainingData data;
    private final Target target;
    private final long mostNumbers;
    private final int[] having;
    private int examples;
    private int looked;

    AbsentClasses(TrainingData data) {
        this(data, MOST_NUMBERS);
    }

    AbsentClasses(TrainingData data, long mostNumbers) {
        this.data = data;
        this.mostNumbers = mostNumbers;
        target = data.target();
        having = new int[target.outputs()];
    }

    /**
     * One that names them and the rule; none where the loss has no rule, or no example lacks a class that counts. The first loss that has
     * one reads the examples, for all.
     *
     * @param path of the loss, which the warning begins with
     */
    List<String> warnings(String path, LossSpec loss) {
        List<String> rules = loss.absences();
        if (rules.isEmpty() || !target.isCategorical()) {
            return List.of();
        }
        if (looked == 0) {
            look();
        }
        List<Integer> absent = absent(loss.comparesFirstClass() ? 0 : 1);
        return absent.isEmpty()
                ? List.of()
                : List.of(path + ": of " + examples + " training examples "
                        + (looked == data.training().size() ? "" : "that were looked at ") + named(absent) + "; "
                        + String.join("; ", rules));
    }

    private void look() {
        Examples part = data.training();
        float[] features = new float[data.input().size()];
        float[] labels = new float[target.positions() * target.outputs()];
        Weights weights = part.weighing().allocate(1, target.positions());
        long affordable = Math.max(1, mostNumbers / (features.length + labels.length));
        looked = (int) Math.min(part.size(), affordable);
        for (int i = 0; i < looked; i++) {
            int index = (int) ((long) i * part.size() / looked);
            part.read(index, features, 0, labels, 0);
            part.weigh(index, weights, 0);
            add(labels, weights);
        }
    }

    private void add(float[] labels, Weights weights) {
        if (!weights.counts(0, target.positions())) {
            return;
        }
        boolean[] has = new boolean[having.length];
        for (int i = 0; i < labels.length; i++) {
            has[i % has.length] |= labels[i] > 0 && weights.isValid(i / has.length);
        }
        examples++;
        Arrays.setAll(having, c -> having[c] + (has[c] ? 1 : 0));
    }

    /** From a class on, what most examples have not first. */
    private List<Integer> absent(int first) {
        return IntStream.range(target.outputs() == 1 ? 0 : first, having.length)
                .filter(c -> having[c] < examples)
                .boxed()
                .sorted(Comparator.comparingInt(c -> having[c]))
                .toList();
    }

    private String named(List<Integer> absent) {
        String named = absent.stream().limit(NAMED).map(this::lacking).collect(Collectors.joining(", "));
        return absent.size() > NAMED ? named + ", and " + (absent.size() - NAMED) + " more are absent in some" : named;
    }

    private String lacking(int c) {
        int lacking = examples - having[c];
        return lacking
                + (lacking == 1 ? " has no " : " have no ")
                + Shown.quoted(target.names().get(c));
    }
}
