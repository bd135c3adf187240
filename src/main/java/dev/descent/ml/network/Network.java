package dev.descent.ml.network;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.Stretch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory: the one seam over engines, which does not show which one runs. One thread at a time, and always the same:
 * native workspaces and the random generator are the thread's.
 */
public interface Network extends AutoCloseable {

    /** How the flat parameter vector is laid out, in order, without gaps. */
    List<ParameterBlock> blocks();

    /** Copies the flat parameter vector into {@code into}, [parameters]. */
    void readParameters(float[] into);

    /** Replaces the flat parameter vector. */
    default void writeParameters(float[] parameters) {
        writeParameters(parameters, 0, parameters.length);
    }

    /**
     * Replaces a stretch of it. Other threads than the network's may do so as well, each another stretch, while it does not compute.
     *
     * @param parameters all of them, of which those from {@code from} to {@code to}, exclusive, are looked at
     * @param from a multiple of {@link Stretch#LENGTH}
     * @param to another one, or the end
     */
    void writeParameters(float[] parameters, int from, int to);

    /**
     * Builds a network for another thread, the calling one, that computes with the parameters of this one, whichever of the two they are
     * written to. It is to be closed before this one, and neither may compute while they are written.
     *
     * @param batchSize that it is made ready for
     */
    Network beside(int batchSize);

    /**
     * One forward and backward pass in training mode (dropout and batch statistics on).
     *
     * @param seed of everything random in this pass: the same seed, parameters and batch give the same bits
     * @param scores filled with the examples' scores, [batch size]
     * @param gradient filled with the gradient of the <em>mean</em> score, [parameters]: the mean over the examples that count
     *     ({@link LossFunction#counted()}), 0 where none does; for running statistics, what is to be subtracted from them.
     *     Unspecified where a score is not finite.
     */
    default void gradient(Batch batch, LossFunction loss, long seed, double[] scores, float[] gradient) {
        compute(batch, loss, seed, scores);
        readGradient(0, gradient, 0, gradient.length);
    }

    /** Computes the same, its gradient to be read before the next pass. */
    void compute(Batch batch, LossFunction loss, long seed, double[] scores);

    /**
     * Copies a stretch of the last gradient. Other threads than the network's may do so as well.
     *
     * @param from the first parameter
     * @param at where its derivative goes
     */
    void readGradient(int from, float[] into, int at, int count);

    /** Keeps the last gradient while others are computed, until another one is kept. */
    void keepGradient();

    /** The same as {@link #readGradient} of the gradient that was kept. */
    void readKeptGradient(int from, float[] into, int at, int count);

    /**
     * One forward pass as in use (no dropout, running statistics).
     *
     * @param logits filled with the outputs before the output activation, [batch size, positions, width], row-major
     */
    void logits(Batch batch, float[] logits);

    /**
     * The first layer, in order, whose outputs for a batch are not finite; null where all are, or the engine does not tell.
     *
     * @param seed of everything random in this pass, as for {@link #gradient}
     */
    default @Nullable String firstNonFinite(Batch batch, long seed) {
        return null;
    }

    @Override
    void close();
}
