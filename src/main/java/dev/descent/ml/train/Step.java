package dev.descent.ml.train;

import dev.descent.ml.base.Finite;
import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.TermProducts;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.Slice;
import dev.descent.ml.optimizer.Stretch;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One iteration: gradient, check, update. Has the parameters and the optimizer's state. */
final class Step {
    private final Network network;
    private final BatchGradient source;
    private final Optimizer optimizer;
    private final @Nullable LearnedTerms learned;
    private final int epochs;
    private final boolean hasPenalty;
    private final boolean stepsElsewhere;
    private final long seed;
    private final long optimizerStart;
    private final float[] parameters;
    private final float[] gradient;
    private final double[] scores;
    private double learningRate;
    private double penalty;

    /**
     * @param largestBatch in examples
     * @param optimizerStart the iteration after which the optimizer began with nothing
     */
    Step(TrainingPlan plan, BatchGradient source, Network network, int largestBatch, long optimizerStart) {
        this.optimizerStart = optimizerStart;
        this.network = network;
        this.source = source;
        optimizer = plan.optimizer().build(network.blocks());
        LearnedWeights weights = source.loss().learned();
        learned = weights == null ? null : new LearnedTerms(weights, plan.optimizer());
        epochs = plan.training().epochs();
        hasPenalty = plan.optimizer().hasPenalty();
        seed = plan.training().seed();
        parameters = new float
                [network.blocks().stream().mapToInt(block -> block.length()).sum()];
        gradient = new float[parameters.length];
        scores = new double[largestBatch];
        network.readParameters(parameters);
        stepsElsewhere = source.takesSteps(this::vector);
    }

    /** @param epoch from 1 */
    void beginEpoch(int epoch) {
        source.beginEpoch(epoch, epochs);
    }

    /** @param number of the iteration, from 1 */
    StepResult take(Batch batch, double rate, long number) {
        return take(batch, rate, number, Seeds.mix(seed, number - 1));
    }

    /** @param its seed, of everything random in the iteration */
    StepResult take(Batch batch, double rate, long number, long its) {
        learningRate = rate;
        source.compute(batch, its, scores, gradient);
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            sum += scores[i];
        }
        Map<String, Double> weights = source.weights();
        penalty = 0;
        NonFinite fault = NonFinite.of(sum, source.counted() > 0 ? gradient : new float[0]);
        if (fault == null && source.counted() > 0) {
            update(number);
        }
        return new StepResult(sum, source.counted(), fault, values(sum, weights));
    }

    /** Nothing is learned from a batch in which nothing counts: no step then, also none of decay, momentum and running statistics. */
    private void update(long number) {
        if (stepsElsewhere) {
            return;
        }
        Stretch rest = optimizer.begin(parameters, gradient, learningRate, number - optimizerStart);
        penalty = optimizer.penalty();
        source.update(parameters, rest);
        if (learned != null) {
            learned.step(source.counted(), learningRate, number - optimizerStart);
        }
    }

    /** @param weights of terms, as they were in this iteration */
    private Map<String, Double> values(double sum, Map<String, Double> weights) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", source.counted() == 0 ? 0 : sum / source.counted());
        values.putAll(source.parts());
        values.putAll(weights);
        TermProducts terms = source.terms();
        if (terms != null) {
            values.putAll(terms.series());
        }
        if (hasPenalty && !stepsElsewhere) {
            values.put("penalty", penalty);
        }
        values.put("learning_rate", learningRate);
        return values;
    }

    /** Where the run is, its numbers not copied. */
    Checkpoint checkpoint(RunState state, JsonNode description) {
        return new Checkpoint(
                state.position(),
                description,
                state.records().packed(),
                state.scores().packed(),
                parameters,
                state());
    }

    /** What a checkpoint's numbers take. */
    long bytes() {
        return Float.BYTES * vector().length();
    }

    /** All that an iteration changes. */
    RunVector vector() {
        Slice all = new Slice(parameters, 0, parameters.length);
        return new RunVector(Stream.concat(Stream.of(all), state().stream()).toList());
    }

    /** @param values of all that an iteration changes */
    void write(float[] values) {
        vector().write(values);
        source.write(parameters);
    }

    /** Of the optimizer, and behind it what the loss learns. */
    private List<Slice> state() {
        return learned == null
                ? optimizer.state()
                : Stream.concat(optimizer.state().stream(), learned.state().stream())
                        .toList();
    }

    LossFunction loss() {
        return source.loss();
    }

    /** Whether all parameters are finite. */
    boolean isFinite() {
        return Finite.isFinite(parameters, 0, parameters.length);
    }

    /**
     * Where numbers of the last iteration first were not finite, by the name of the layer; null where that is not known.
     *
     * @param number of the iteration
     */
    @Nullable
    String firstLayer(NonFinite fault, Batch batch, long number) {
        if (fault == NonFinite.LOSS) {
            return network.firstNonFinite(source.read(batch), Seeds.mix(seed, number - 1));
        }
        return network.blocks().stream()
                .filter(block -> !Finite.isFinite(gradient, block.offset(), block.length()))
                .reduce((before, after) -> after)
                .map(ParameterBlock::layer)
                .orElse(null);
    }

    /** Of the last batch. */
    float[] gradient() {
        return gradient;
    }

    /** Of the last batch's examples. */
    double[] scores() {
        return scores;
    }

    /** Of one of the last batch's examples. */
    double score(int example) {
        return scores[example];
    }

    /** @param rate of the last iteration before it */
    void restore(SavedCheckpoint checkpoint, double rate) throws IOException {
        learningRate = rate;
        checkpoint.restore(parameters, state());
        source.write(parameters);
    }

    Optimizer optimizer() {
        return optimizer;
    }

    /** Of the last iteration, 0 before the first. */
    double learningRate() {
        return learningRate;
    }

    float[] parameters() {
        return parameters;
    }
}
