package dev.descent.ml.loss;

import dev.descent.ml.formula.OutputSource;
import dev.descent.ml.formula.Program;
import dev.descent.ml.schedule.ScheduleSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled formula over the losses it names. */
final class CustomLoss implements Loss {
    private final Program program;
    private final LossParts parts;
    private final Map<String, ScheduleSpec> schedules;
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final boolean readsLogits;
    private final double[] scores;
    private @Nullable PixelDifferences differences;
    private double[] weights = {};

    /**
     * A formula's loss, as it is in the first epoch.
     *
     * @param schedules of parameters, by name
     * @param readsLogits whether the formula names them
     */
    CustomLoss(Program program, LossParts parts, Map<String, ScheduleSpec> schedules, boolean readsLogits) {
        this.program = program;
        this.parts = parts;
        this.schedules = schedules;
        this.readsLogits = readsLogits;
        this.scores = new double[parts.size()];
        beginEpoch(0, 1);
    }

    /**
     * Where the formula is no weighted sum, the slope of a loss depends on the
     * losses' scores, so they are scored twice.
     */
    @Override
    public double score(Example example, double weight) {
        PixelDifferences differences = differences(example);
        OutputSource source = new ExampleSource(example, weights(example), differences);
        boolean known = program.isLinear();
        if (known && parts.size() > 0) {
            program.handBackWeight(source, weight);
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = parts.score(i, example, known ? program.slope(i) : 0);
        }
        double score = program.score(source, scores, weight);
        if (!known && weight != 0) {
            for (int i = 0; i < scores.length; i++) {
                parts.score(i, example, program.slope(i));
            }
        }
        differences.carry();
        return score;
    }

    @Override
    public void split(ScoreSplit split, Example example, double weight) {
        if (readsLogits) {
            throw new IndivisibleLoss("reads logits, which labels have none of: there is no way between them");
        }
        split.alongPath(this, weight);
    }

    @Override
    public void beginEpoch(int epoch, int epochs) {
        schedules.forEach((name, schedule) -> {
            double number = schedule.atEpoch(epoch, epochs);
            numbers.put(name, number);
            program.set(name, number);
        });
        parts.beginEpoch(epoch, epochs);
    }

    @Override
    public Map<String, Double> parameters() {
        Map<String, Double> all = new LinkedHashMap<>(numbers);
        all.putAll(parts.parameters());
        return all;
    }

    @Override
    public List<String> parts() {
        return parts.names();
    }

    @Override
    public void addParts(double weight, double[] sums, int offset) {
        parts.addTo(weight, sums, offset);
    }

    private PixelDifferences differences(Example example) {
        PixelDifferences kept = differences;
        if (kept == null || !kept.isOf(example)) {
            kept = new PixelDifferences(example);
            differences = kept;
        }
        kept.begin();
        return kept;
    }

    /** Those of the positions, one for each of their outputs. */
    private double @Nullable [] weights(Example example) {
        double[] ofPositions = example.weights();
        if (ofPositions == null) {
            return null;
        }
        if (weights.length < example.size()) {
            weights = new double[example.size()];
        }
        for (int i = 0; i < example.size(); i++) {
            weights[i] = ofPositions[i / example.width];
        }
        return weights;
    }
}
