package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import dev.descent.ml.train.sample.ScoreHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sums an epoch up: its training losses, and the network as in use on the validation part. */
final class Validation {
    /** The trained loss among those evaluated; no catalogue loss can have the name. */
    private static final String TRAINED = "";

    private final TrainingData data;
    private final Map<String, LossFunction> losses = new LinkedHashMap<>();
    private final LossFunction trained;
    private final Evaluation evaluation;
    private final Activation activation;
    private WorstSamples worst;
    private @Nullable LossFunction followed;
    private int epoch;
    private @Nullable ScoreHistory scores;

    /** With the weights that terms have in the last epoch. */
    Validation(TrainingPlan plan, TrainingData data) {
        this.data = data;
        trained = plan.lossFunction(data.target());
        losses.put(TRAINED, trained);
        losses.putAll(plan.reportedLosses(data.target()));
        int epochs = plan.training().epochs();
        losses.values().forEach(loss -> loss.beginEpoch(epochs - 1, epochs));
        activation = plan.outputActivation(data.target());
        evaluation = new Evaluation(plan, data, losses);
        worst = new WorstSamples(data, activation);
    }

    /** The same with the weights that terms have in training at the time. */
    Validation following(LossFunction training) {
        followed = training;
        return this;
    }

    EpochSummary summary(Network network, int ofEpoch, LossMeter meter, EpochTime time) {
        Evaluated evaluated = pass(network, ofEpoch);
        JsonNode validation = evaluated == null ? null : evaluated.metrics();
        JsonNode reported = evaluated == null ? null : evaluated.reported();
        return new EpochSummary(
                epoch,
                meter.epochIterations(),
                meter.epochMean(),
                meter.totalMean(),
                validation,
                reported,
                time.seconds(),
                time.dataWaitSeconds(),
                meter.epochExamples() / time.seconds(),
                List.of());
    }

    /** The validation pass of an epoch, by which the worst examples are found; null without a validation part. */
    @Nullable
    Evaluated pass(Network network, int ofEpoch) {
        return pass(network, ofEpoch, examples -> {});
    }

    /** @param progress called with the number of examples after each batch; may throw, to end it */
    @Nullable
    Evaluated pass(Network network, int ofEpoch, IntConsumer progress) {
        epoch = ofEpoch;
        if (followed != null) {
            trained.follow(followed);
        }
        worst = new WorstSamples(data, activation);
        ScoreHistory kept = scores;
        scores = null;
        Evaluation.Watcher watched = kept == null ? worst::add : worst.and(kept, activation);
        Evaluation.Watcher watcher = (batch, scores, labels, outputs) -> {
            watched.add(batch, scores, labels, outputs);
            progress.accept(batch.size());
        };
        return data.validation().size() > 0 ? of(network, watcher) : null;
    }

    /** Has the next pass, and no other, add its scores to a history. */
    void keepScores(ScoreHistory history) {
        scores = history;
    }

    /** Of the last pass; 0 before the first. */
    int epoch() {
        return epoch;
    }

    /** One pass over the validation part. */
    Evaluated of(Network network, Evaluation.Watcher watcher) {
        Evaluation.Result result = evaluation.of(network, data.validation(), watcher);
        return new Evaluated(validation(result), reported(result));
    }

    /** Of the last pass, or null where there was none. */
    @Nullable
    ObjectNode worst() {
        List<WorstSamples.ScoredSample> samples = worst.samples();
        return samples.isEmpty() ? null : new WorstReport(data, activation).of(epoch, samples);
    }

    private static ObjectNode validation(Evaluation.Result result) {
        ObjectNode validation = JsonNodeFactory.instance.objectNode();
        validation.set("loss", result.losses().get(TRAINED));
        validation.setAll(result.terms());
        validation.setAll(result.metrics());
        return validation;
    }

    private @Nullable ObjectNode reported(Evaluation.Result result) {
        ObjectNode reported = result.losses().deepCopy();
        reported.remove(TRAINED);
        return reported.isEmpty() ? null : reported;
    }
}
