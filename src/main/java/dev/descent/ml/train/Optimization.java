package dev.descent.ml.train;

import dev.descent.ml.base.Finite;
import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.Slice;
import dev.descent.ml.optimizer.Stretch;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An optimizer and all that an iteration changes: the parameters, the optimizer's state and what the loss learns. */
final class Optimization {
    private final BatchGradient source;
    private final Optimizer optimizer;
    private final @Nullable LearnedTerms learned;
    private final long start;
    private final float[] parameters;
    private boolean givenUp;

    /** @param start the iteration after which the optimizer began with nothing */
    Optimization(TrainingPlan plan, BatchGradient source, Network network, long start) {
        this.source = source;
        this.start = start;
        optimizer = plan.optimizer().build(network.blocks());
        LearnedWeights weights = source.loss().learned();
        learned = weights == null ? null : new LearnedTerms(weights, plan.optimizer());
        parameters = new float
                [network.blocks().stream().mapToInt(block -> block.length()).sum()];
        network.readParameters(parameters);
    }

    /**
     * One step, by the gradient of the batch that was computed last.
     *
     * @param number of the iteration, from 1
     * @return the penalty of the parameters before it
     */
    double step(float[] gradient, double learningRate, long number) {
        Stretch update = optimizer.begin(parameters, gradient, learningRate, number - start);
        double penalty = optimizer.penalty();
        source.update(parameters, update);
        if (learned != null) {
            learned.step(source.counted(), learningRate, number - start);
        }
        return penalty;
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

    void restore(SavedCheckpoint checkpoint) throws IOException {
        checkpoint.restore(parameters, state());
        source.write(parameters);
    }

    /** All of it, not copied. */
    RunVector vector() {
        Slice all = new Slice(parameters, 0, parameters.length);
        return new RunVector(Stream.concat(Stream.of(all), state().stream()).toList());
    }

    /** @param values of all of it */
    void write(float[] values) {
        vector().write(values);
        source.write(parameters);
    }

    /** What a checkpoint's numbers take. */
    long bytes() {
        return Float.BYTES * vector().length();
    }

    /** Of the optimizer, and behind it what the loss learns. */
    private List<Slice> state() {
        return learned == null
                ? optimizer.state()
                : Stream.concat(optimizer.state().stream(), learned.state().stream())
                        .toList();
    }

    /** Of the optimizer alone. */
    List<Slice> optimizerState() {
        return optimizer.state();
    }

    /** The parameters are of no use, though each is finite. */
    void giveUp() {
        givenUp = true;
    }

    /** Whether the parameters make a model: all are finite, and nobody gave them up. */
    boolean isUsable() {
        return !givenUp && Finite.isFinite(parameters, 0, parameters.length);
    }

    float[] parameters() {
        return parameters;
    }
}
