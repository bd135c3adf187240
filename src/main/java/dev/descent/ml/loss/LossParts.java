package dev.descent.ml.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The losses that another is made of, with the scores of the example last scored. */
final class LossParts {
    private final List<String> names;
    private final Loss[] losses;
    private final double[] scores;

    /** @param names of the losses, unambiguous */
    LossParts(List<String> names, List<Loss> losses) {
        this.names = names;
        this.losses = losses.toArray(new Loss[0]);
        this.scores = new double[this.losses.length];
    }

    int size() {
        return losses.length;
    }

    void beginEpoch(int epoch, int epochs) {
        for (Loss loss : losses) {
            loss.beginEpoch(epoch, epochs);
        }
    }

    double score(int part, Example example, double weight) {
        scores[part] = losses[part].score(example, weight);
        return scores[part];
    }

    void split(int part, ScoreSplit split, Example example, double weight) {
        losses[part].split(split, example, weight);
    }

    /** What changes from epoch to epoch in the losses, by the name of each and its own: {@code custom.gamma}. */
    Map<String, Double> parameters() {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < losses.length; i++) {
            String name = names.get(i);
            losses[i].parameters().forEach((parameter, value) -> all.put(name + "." + parameter, value));
        }
        return all;
    }

    /** Each name, followed by those inside it: {@code sum}, {@code sum.dice}. */
    List<String> names() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            String name = names.get(i);
            all.add(name);
            losses[i].parts().forEach(inner -> all.add(name + "." + inner));
        }
        return all;
    }

    /** Adds {@code weight} times the scores in the order of {@link #names()}. */
    void addTo(double weight, double[] sums, int offset) {
        int next = offset;
        for (int i = 0; i < losses.length; i++) {
            sums[next] += weight * scores[i];
            losses[i].addParts(weight, sums, next + 1);
            next += 1 + losses[i].parts().size();
        }
    }
}
