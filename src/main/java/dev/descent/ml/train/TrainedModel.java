package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weighing;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.loss.Readout;
import dev.descent.ml.network.Network;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.train.metric.Resampling;
import dev.descent.ml.train.metric.TaskMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A trained network with the encoding of its data. Belongs to the thread that loaded it. */
public final class TrainedModel implements AutoCloseable {
    private final ModelDescription description;
    private final Network network;
    private final Answers answers;

    TrainedModel(ModelDescription description, Network network) {
        this.description = description;
        this.network = network;
        this.answers = new Answers(description.target(), description.targetScaling(), description.outputActivation());
    }

    public Encoding encoding() {
        return description.encoding();
    }

    /**
     * Predicts, in batches of the size that it was trained with.
     *
     * @return one prediction for each instance, in their order
     * @throws dev.descent.ml.spec.InvalidSpec with what is wrong with any of the instances, at {@code [3].petal_length}
     */
    public List<Prediction> predict(Instances instances) {
        Faults faults = new Faults();
        List<Prediction> predictions = new ArrayList<>();
        int batchSize = Math.min(description.plan().training().batchSize(), instances.size());
        Batch batch = Batches.allocate(description.input(), description.target(), Weighing.NONE, batchSize);
        for (int from = 0; from < instances.size(); from += batchSize) {
            int size = Math.min(batchSize, instances.size() - from);
            encode(instances, from, batch.first(size), faults);
            if (faults.isEmpty()) {
                predict(batch.first(size), predictions);
            }
        }
        faults.raise();
        return predictions;
    }

    /**
     * Evaluates in the way that the validation pass did.
     *
     * @param examples encoded by this model's encoding
     * @param reportLosses besides the trained one
     * @param progress called with the number of examples after each batch; may throw, to end it
     * @throws dev.descent.ml.spec.InvalidSpec where a loss cannot take these labels, at {@code report_losses[0]} or {@code dataset}
     */
    public Evaluated evaluate(Examples examples, List<LossSpec> reportLosses, IntConsumer progress) {
        return evaluate(examples, reportLosses, (batch, scores, labels, outputs) -> progress.accept(batch.size()));
    }

    /** The same, with each example of which something counts given to {@code drawn} as well. */
    public Evaluated evaluate(Examples examples, List<LossSpec> reportLosses, IntConsumer progress, Resampling drawn) {
        int positions = description.target().positions();
        return evaluate(examples, reportLosses, (batch, scores, labels, outputs) -> {
            for (int i = 0; i < batch.size(); i++) {
                if (batch.weights().counts(i, positions)) {
                    drawn.add(i, scores[i], labels, outputs, batch.weights());
                }
            }
            progress.accept(batch.size());
        });
    }

    /** For intervals of this model's metrics. */
    public Resampling resampling() {
        Target target = description.target();
        return new Resampling(
                () -> TaskMetrics.of(target, description.targetScaling()), target.positions(), target.outputs());
    }

    private Evaluated evaluate(Examples examples, List<LossSpec> reportLosses, Evaluation.Watcher watcher) {
        return validation(examples, reportLosses).of(network, watcher);
    }

    /**
     * The validation examples with the highest loss, as {@code worst.json}; null where none counts.
     *
     * @param examples encoded by this model's encoding
     * @param epoch that the weights are of
     * @param progress called with the number of examples after each batch; may throw, to end it
     */
    public @Nullable ObjectNode worst(Examples examples, int epoch, IntConsumer progress) {
        Validation validation = validation(examples, List.of());
        validation.pass(network, epoch, progress);
        return validation.worst();
    }

    /** Where in the map of one of the examples a loss lies: any that can take these outputs, or null for the one that was trained. */
    public LossMap lossMap(Examples examples, int index, @Nullable LossSpec loss, LossMap.Of what) {
        return new LossMapper(description, examples, network).of(index, loss, what);
    }

    private Validation validation(Examples examples, List<LossSpec> reportLosses) {
        TrainingData data = description.evaluating(examples);
        TrainingPlan plan = TrainedPlanCheck.checkEvaluation(description.plan().reporting(reportLosses), data);
        return new Validation(plan, data);
    }

    /**
     * What it comes to on each example.
     *
     * @param examples encoded by this model's encoding
     * @param loss to judge it by; it need not be the one that it was trained by
     * @param progress called with the number of examples after each batch; may throw, to end it
     * @throws dev.descent.ml.spec.InvalidSpec where the loss cannot take these outputs or labels
     */
    public ExampleScores scores(Examples examples, LossSpec loss, IntConsumer progress) {
        TrainingPlan trained = description.plan();
        TrainingData data = description.evaluating(examples);
        TrainingPlan judging = trained.with(loss).reporting(List.of());
        TrainedPlanCheck.checkJudging(trained, loss, data);
        ExampleScores scores = new ExampleScores(data.target(), data.scaling());
        Evaluated evaluated = new Validation(judging, data).of(network, (batch, losses, labels, outputs) -> {
            scores.add(batch, losses, labels, outputs);
            progress.accept(batch.size());
        });
        return scores.summedUp(evaluated.metrics());
    }

    private static void encode(Instances instances, int from, Batch into, Faults faults) {
        for (int i = 0; i < into.size(); i++) {
            int index = from + i;
            int offset = i * into.input().size();
            faults.attempt("[" + index + "]", () -> instances.encode(index, into.features(), offset));
        }
    }

    private void predict(Batch batch, List<Prediction> into) {
        Target target = description.target();
        int each = target.positions() * target.outputs();
        Readout readout = description.plan().loss().readout(target);
        double[] outputs = outputs(batch);
        double[] predicted = new double[batch.size() * each];
        readout.read(outputs, batch.size() * target.positions(), predicted);
        for (int i = 0; i < batch.size(); i++) {
            Prediction prediction =
                    prediction(predicted, i * each, isFinite(outputs, outputs.length / batch.size(), i));
            if (prediction.answer() != null) {
                readout.detail(
                        outputs, i * readout.outputs(), target, description.targetScaling(), prediction.answer());
            }
            into.add(prediction);
        }
    }

    private static boolean isFinite(double[] outputs, int each, int example) {
        return Arrays.stream(outputs, example * each, (example + 1) * each).allMatch(Double::isFinite);
    }

    private Prediction prediction(double[] predicted, int offset, boolean ofNumbers) {
        return switch (description.target().task()) {
            case SEGMENTATION -> new Prediction(null, answers.map(predicted, offset), null, ofNumbers);
            case IMAGE_TO_IMAGE -> new Prediction(null, null, answers.picture(predicted, offset), ofNumbers);
            default -> new Prediction(answers.prediction(predicted, offset), null, null, ofNumbers);
        };
    }

    /** Of the output activation, [batch size, positions, outputs that the loss asks for]. */
    private double[] outputs(Batch batch) {
        Target asked = description.plan().networkTarget(description.target());
        int positions = batch.size() * asked.positions();
        float[] logits = new float[positions * asked.outputs()];
        network.logits(batch, logits);
        double[] outputs = new double[logits.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = logits[i];
        }
        description.outputActivation().apply(outputs, positions, asked.outputs(), outputs);
        return outputs;
    }

    @Override
    public void close() {
        network.close();
    }
}
