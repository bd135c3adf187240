package dev.descent.ml.network.dl4j;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Weights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Puts a job's loss in the place of DL4J's. In one pass DL4J asks for the gradient and then for the score, with the same logits: the
 * loss is evaluated once, in the first. Labels are taken from the batch, which has them in the order DL4J gives logits in (by example,
 * row and column), and the output activation is the loss's own.
 */
public final class LossAdapter implements ILossFunction {
    private static final long serialVersionUID = 1;

    private transient @Nullable LossFunction loss;
    private transient double[] scores = {};
    private transient double[] labels = {};
    private transient double[] logits = {};
    private transient double[] gradient = {};
    private transient float[] copy = {};
    private transient int examples;
    private transient int counted;
    private transient Weights weights = Weights.NONE;

    /** What the next pass is about; the examples' scores go to {@code scores}. */
    public void expect(Batch batch, LossFunction function, double[] scores) {
        loss = function;
        this.scores = scores;
        examples = batch.size();
        weights = batch.weights();
        int size = examples * function.positions() * function.width();
        if (labels.length < size) {
            labels = new double[size];
            logits = new double[size];
            gradient = new double[size];
            copy = new float[size];
        }
        float[] given = batch.labels();
        for (int i = 0; i < size; i++) {
            labels[i] = given[i];
        }
    }

    /** Lets go of what belongs to the caller. */
    void release() {
        loss = null;
        scores = new double[0];
        weights = Weights.NONE;
    }

    @Override
    public INDArray computeGradient(INDArray ignored, INDArray preOutput, IActivation activation, INDArray mask) {
        LossFunction function = loss;
        if (function == null) {
            throw new IllegalStateException("no batch is expected");
        }
        int size = examples * function.positions() * function.width();
        if (preOutput.length() != size) {
            throw new IllegalStateException("the network gives " + preOutput.length() + " outputs for " + examples
                    + " examples, the loss takes " + size);
        }
        read(preOutput, size);
        function.evaluate(new LossInput(examples, labels, logits, weights), scores, gradient);
        counted = function.counted();
        return write(preOutput.shape(), size, allFinite());
    }

    /** Logits live in a workspace that is reused: they are copied, and no reference is kept. */
    private void read(INDArray preOutput, int size) {
        boolean plain = preOutput.ordering() == 'c' && !preOutput.isView();
        FloatBuffer buffer = (plain ? preOutput : preOutput.dup('c')).data().asNioFloat();
        buffer.get(copy, 0, size);
        for (int i = 0; i < size; i++) {
            logits[i] = copy[i];
        }
    }

    /** After a score that is not finite nothing will be applied, so that nothing is carried back either. */
    private INDArray write(long[] shape, int size, boolean finite) {
        if (finite) {
            for (int i = 0; i < size; i++) {
                copy[i] = (float) gradient[i];
            }
        } else {
            Arrays.fill(copy, 0, size, 0);
        }
        INDArray out = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
        out.data().asNioFloat().put(copy, 0, size);
        return out;
    }

    private boolean allFinite() {
        for (int i = 0; i < examples; i++) {
            if (!Double.isFinite(scores[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double computeScore(
            INDArray ignored, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = 0;
        for (int i = 0; i < examples; i++) {
            sum += scores[i];
        }
        return average ? sum / Math.max(1, counted) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray ignored, INDArray preOutput, IActivation activation, INDArray mask) {
        throw new UnsupportedOperationException("scores are read from the pass that computed them");
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray ignored, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        INDArray gradients = computeGradient(ignored, preOutput, activation, mask);
        return new Pair<>(computeScore(ignored, preOutput, activation, mask, average), gradients);
    }

    @Override
    public String name() {
        return "descent";
    }
}
