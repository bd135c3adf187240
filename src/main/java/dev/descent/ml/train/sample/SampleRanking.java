package dev.descent.ml.train.sample;

import dev.descent.ml.train.sample.ScoreHistory.EpochScores;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Ranks the examples of one part by their history. */
public final class SampleRanking {
    private final ScoreHistory scores;
    private final boolean ofTraining;
    private final List<float[]> epochs;
    private final double[] means;

    public SampleRanking(ScoreHistory scores, boolean ofTraining) {
        this.scores = scores;
        this.ofTraining = ofTraining;
        epochs = scores.epochs().stream().map(this::part).toList();
        means = epochs.stream().mapToDouble(SampleRanking::mean).toArray();
    }

    /** An example's place in its part, and the number by which it is ranked. */
    public record Ranked(int index, double value) {}

    /** The first ones by an order; those that were never seen come last. */
    public List<Ranked> first(SampleOrder order, int limit) {
        Comparator<Ranked> byValue = Comparator.comparingDouble(Ranked::value);
        Comparator<Ranked> first = order == SampleOrder.SUSPECT ? byValue : byValue.reversed();
        return IntStream.range(0, scores.size(ofTraining))
                .filter(this::wasSeen)
                .mapToObj(i -> new Ranked(i, value(order, i)))
                .sorted(first.thenComparing(Ranked::index))
                .limit(limit)
                .toList();
    }

    private float[] part(EpochScores epoch) {
        return ofTraining ? epoch.training() : epoch.validation();
    }

    private boolean wasSeen(int index) {
        return epochs.stream().anyMatch(epoch -> !Float.isNaN(epoch[index]));
    }

    private double value(SampleOrder order, int index) {
        return switch (order) {
            case LOSS -> newest(index);
            case RISING -> newest(index) - lowest(index);
            case FORGOTTEN -> forgotten(index);
            case SUSPECT -> scores.margin(ofTraining, index);
        };
    }

    /** Of the epochs that saw it. */
    private double newest(int index) {
        double newest = Double.NaN;
        for (float[] epoch : epochs) {
            newest = Float.isNaN(epoch[index]) ? newest : epoch[index];
        }
        return newest;
    }

    private double lowest(int index) {
        double lowest = Double.POSITIVE_INFINITY;
        for (float[] epoch : epochs) {
            lowest = Float.isNaN(epoch[index]) ? lowest : Math.min(lowest, epoch[index]);
        }
        return lowest;
    }

    private int forgotten(int index) {
        int times = 0;
        boolean known = false;
        for (int e = 0; e < epochs.size(); e++) {
            float score = epochs.get(e)[index];
            if (!Float.isNaN(score)) {
                times += known && score > means[e] ? 1 : 0;
                known = score <= means[e];
            }
        }
        return times;
    }

    private static double mean(float[] epoch) {
        return IntStream.range(0, epoch.length)
                .mapToDouble(i -> epoch[i])
                .filter(Double::isFinite)
                .average()
                .orElse(0);
    }
}
