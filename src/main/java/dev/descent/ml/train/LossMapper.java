package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.IndivisibleLoss;
import dev.descent.ml.loss.LabelKind;
import dev.descent.ml.loss.Loss;
import dev.descent.ml.loss.LossDivision;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.Network;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import org.jspecify.annotations.Nullable;

/** Divides a loss of one example's outputs among its pixels. */
final class LossMapper {
    private final ModelDescription description;
    private final TrainingData data;
    private final Network network;

    /** @param examples encoded by the model's encoding, with a map each */
    LossMapper(ModelDescription description, Examples examples, Network network) {
        this.description = description;
        this.network = network;
        data = description.evaluating(examples);
    }

    /**
     * The map of one of the examples.
     *
     * @param asked a loss, or null for that which was trained; with the weights of terms that the last epoch has
     * @throws InvalidSpec where the loss cannot take these outputs or labels, or cannot be divided
     */
    LossMap of(int index, @Nullable LossSpec asked, LossMap.Of what) {
        Target target = data.target();
        LossSpec spec = asked == null ? description.plan().loss() : fitting(asked);
        LossInput one = input(index);
        if (asked != null && !target.isCategorical()) {
            checkLabels(spec, one, target);
        }
        LossDivision.Divided divided = divided(spec, one, what);
        Picture image = data.validation().picture(index);
        return new LossMap(
                target.height(),
                target.width(),
                divided.parts(),
                divided.score(),
                divided.exact(),
                image == null ? null : image.resized(target.height(), target.width()));
    }

    /** What can only be a term of a sum can be drawn as well. */
    private LossSpec fitting(LossSpec asked) {
        Faults faults = new Faults();
        faults.addAll("", asked.faultsAsTerm(data.target()));
        faults.raise();
        new LossFit(description.plan(), data, faults).check(asked, "");
        faults.raise();
        return asked.resolve(data.target(), data.counts());
    }

    private static void checkLabels(LossSpec loss, LossInput one, Target target) {
        Faults faults = new Faults();
        for (LabelKind kind : loss.labels()) {
            String complaint = kind.complaint(one.labels(), target.positions(), target.outputs());
            if (complaint != null) {
                faults.add("", complaint);
            }
        }
        faults.raise();
    }

    private LossDivision.Divided divided(LossSpec spec, LossInput one, LossMap.Of what) {
        Target target = data.target();
        int epochs = description.plan().training().epochs();
        Loss loss = spec.build(target);
        loss.beginEpoch(epochs - 1, epochs);
        LossDivision division = new LossDivision(loss, description.outputActivation(), LossShape.of(spec, target));
        try {
            return what == LossMap.Of.GRADIENT ? division.ofGradient(one) : division.ofScore(one);
        } catch (IndivisibleLoss e) {
            throw new InvalidSpec("", e.getMessage() + "; its gradient can be drawn: of=gradient");
        }
    }

    private LossInput input(int index) {
        Examples examples = data.validation();
        Batch batch = Batches.fill(Batches.allocate(data, examples, 1), examples, new int[] {index}, 0, 1);
        Target outputs = description.plan().networkTarget(data.target());
        float[] logits = new float[outputs.positions() * outputs.outputs()];
        network.logits(batch, logits);
        return new LossInput(1, exact(batch.labels()), exact(logits), batch.weights());
    }

    private static double[] exact(float[] values) {
        double[] exact = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            exact[i] = values[i];
        }
        return exact;
    }
}
