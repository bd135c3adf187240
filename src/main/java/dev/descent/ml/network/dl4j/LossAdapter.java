package dev.descent.ml.network.dl4j;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.LossStep;
import java.util.Arrays;
import java.util.Objects;
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
final class LossAdapter implements ILossFunction {
    private static final long serialVersionUID = 1;

    private final transient LossStep step = new LossStep();
    private transient @Nullable Expected expected;

    /** What a pass is about. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Expected(Batch batch, LossFunction loss, double[] scores) {
        int outputs() {
            return batch.size() * loss.shape().positions() * loss.shape().outputs();
        }
    }

    /** What the next pass is about; the examples' scores go to {@code scores}. */
    void expect(Batch batch, LossFunction loss, double[] scores) {
        expected = new Expected(batch, loss, scores);
    }

    /** Lets go of what belongs to the caller. */
    void release() {
        expected = null;
    }

    @Override
    public INDArray computeGradient(INDArray ignored, INDArray preOutput, IActivation activation, INDArray mask) {
        Expected pass = Objects.requireNonNull(expected, "no batch is expected");
        if (preOutput.length() != pass.outputs()) {
            throw new IllegalStateException("the network gives " + preOutput.length() + " outputs for "
                    + pass.batch.size() + " examples, the loss takes " + pass.outputs());
        }
        boolean plain = preOutput.ordering() == 'c' && !preOutput.isView();
        INDArray logits = plain ? preOutput : preOutput.dup('c');
        step.evaluate(pass.batch, pass.loss, logits.data().asNioFloat(), pass.scores);
        INDArray gradient = Nd4j.createUninitialized(DataType.FLOAT, preOutput.shape(), 'c');
        step.writeGradient(gradient.data().asNioFloat(), 1);
        return gradient;
    }

    @Override
    public double computeScore(
            INDArray ignored, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        Expected pass = Objects.requireNonNull(expected, "no batch is expected");
        double sum = Arrays.stream(pass.scores, 0, pass.batch.size()).sum();
        return average ? sum / Math.max(1, step.counted()) : sum;
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
