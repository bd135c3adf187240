package dev.descent.ml.train;

import dev.descent.ml.base.Finite;
import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.TermProducts;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One iteration: gradient, check, update. */
final class Step {
    private final Network network;
    private final BatchGradient source;
    private final Optimization optimization;
    private final int epochs;
    private final boolean hasPenalty;
    private final boolean stepsElsewhere;
    private final long seed;
    private final float[] gradient;
    private final double[] scores;
    private double learningRate;

    /**
     * @param largestBatch in examples
     * @param optimizerStart the iteration after which the optimizer began with nothing
     */
    Step(TrainingPlan plan, BatchGradient source, Network network, int largestBatch, long optimizerStart) {
        this.network = network;
        this.source = source;
        optimization = new Optimization(plan, source, network, optimizerStart);
        epochs = plan.training().epochs();
        hasPenalty = plan.optimizer().hasPenalty();
        seed = plan.training().seed();
        gradient = new float[optimization.parameters().length];
        scores = new double[largestBatch];
        stepsElsewhere = source.takesSteps(optimization::vector);
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
        double penalty = 0;
        NonFinite fault = NonFinite.of(sum, source.counted() == 0 || source.isFinite(gradient));
        boolean isStill = source.counted() > 0 && !stepsElsewhere && isNothing(gradient);
        // nothing is learned from a batch in which nothing counts: no decay, momentum and running statistics either
        if (fault == null && source.counted() > 0 && !stepsElsewhere) {
            penalty = optimization.step(gradient, rate, number);
        }
        return new StepResult(sum, source.counted(), fault, isStill, values(sum, penalty, weights));
    }

    private static boolean isNothing(float[] gradient) {
        for (float slope : gradient) {
            if (slope != 0) {
                return false;
            }
        }
        return true;
    }

    /** @param weights of terms, as they were in this iteration */
    private Map<String, Double> values(double sum, double penalty, Map<String, Double> weights) {
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

    /**
     * Where numbers of the last iteration first were not finite, by the name of the layer; null where that is not known.
     *
     * @param number of the iteration
     */
    @Nullable
    String firstLayer(NonFinite fault, Batch batch, long number) {
        if (fault == NonFinite.LOSS) {
            return network.firstNonFinite(read(batch), Seeds.mix(seed, number - 1));
        }
        return network.blocks().stream()
                .filter(block -> !Finite.isFinite(gradient, block.offset(), block.length()))
                .reduce((before, after) -> after)
                .map(ParameterBlock::layer)
                .orElse(null);
    }

    /** A batch with its examples in it, which where others compute it has their numbers alone. */
    Batch read(Batch batch) {
        return source.read(batch);
    }

    /** @param rate of the last iteration before it */
    void restore(SavedCheckpoint checkpoint, double rate) throws IOException {
        learningRate = rate;
        optimization.restore(checkpoint);
    }

    LossFunction loss() {
        return source.loss();
    }

    Optimization optimization() {
        return optimization;
    }

    /** Of the last batch. */
    float[] gradient() {
        return gradient;
    }

    /** Of the last batch's examples. */
    double[] scores() {
        return scores;
    }

    /** Of the last iteration, 0 before the first. */
    double learningRate() {
        return learningRate;
    }

    float[] parameters() {
        return optimization.parameters();
    }
}
