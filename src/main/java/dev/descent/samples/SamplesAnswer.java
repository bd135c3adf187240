package dev.descent.samples;

import dev.descent.ml.train.sample.SampleFile;
import dev.descent.ml.train.sample.SampleFile.Identity;
import dev.descent.ml.train.sample.SampleOrder;
import dev.descent.ml.train.sample.SampleRanking;
import dev.descent.ml.train.sample.SampleRanking.Ranked;
import dev.descent.ml.train.sample.ScoreHistory;
import dev.descent.ml.train.sample.ScoreHistory.EpochScores;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Examples by rank.
 *
 * @param examples of the part
 * @param epochs that are kept, which {@code scores} of each example are of
 * @param every how many epochs there are for each that is kept
 */
record SamplesAnswer(
        List<RankedSample> data,
        boolean hasMore,
        SampleOrder order,
        SamplesPart split,
        int examples,
        List<Integer> epochs,
        int every) {

    /** Of which part. */
    enum SamplesPart {
        TRAINING,
        VALIDATION
    }

    /**
     * An example.
     *
     * @param sample its index in the data set
     * @param label its class; null where it has not just one
     * @param value by which it is ranked
     * @param margin mean over all epochs; null where it was never seen
     * @param scores by epoch; null where it was not seen, or its score was not finite
     */
    record RankedSample(
            int sample,
            String name,
            @Nullable String label,
            @Nullable Double value,
            @Nullable Double margin,
            List<@Nullable Double> scores) {}

    static SamplesAnswer of(SampleFile file, SampleOrder order, SamplesPart split, int limit) {
        ScoreHistory scores = file.scores();
        boolean training = split == SamplesPart.TRAINING;
        List<Ranked> ranked = new SampleRanking(scores, training).first(order, limit + 1);
        return new SamplesAnswer(
                ranked.stream()
                        .limit(limit)
                        .map(one -> sample(file, training, one))
                        .toList(),
                ranked.size() > limit,
                order,
                split,
                scores.size(training),
                scores.epochs().stream().map(EpochScores::epoch).toList(),
                scores.every());
    }

    private static RankedSample sample(SampleFile file, boolean training, Ranked ranked) {
        ScoreHistory scores = file.scores();
        Identity who = (training ? file.training() : file.validation()).get(ranked.index());
        Double[] history = scores.epochs().stream()
                .map(epoch -> finite((training ? epoch.training() : epoch.validation())[ranked.index()]))
                .toArray(Double[]::new);
        return new RankedSample(
                who.sample(),
                who.name(),
                who.label(),
                finite(ranked.value()),
                finite(scores.margin(training, ranked.index())),
                Arrays.asList(history));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
