package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.NumberEncoding;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a run may begin from the checkpoint of another. */
public final class StartCheck {
    private final ModelDescription before;
    private final JsonNode told;
    private final Position position;
    private final Faults faults = new Faults();

    private StartCheck(SavedCheckpoint from) {
        before = read(from);
        told = from.description();
        position = from.position();
    }

    private static ModelDescription read(SavedCheckpoint from) {
        try {
            return ModelDescription.read(from.description());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the optimizer's state can go along: it is of the same kind and keeps as much, of what losses learn, too. */
    public static boolean takesState(SavedCheckpoint from, OptimizerSpec optimizer, LossSpec loss) {
        TrainingPlan before = read(from).plan();
        OptimizerSpec earlier = before.optimizer();
        return earlier.getClass() == optimizer.getClass()
                && earlier.stateVectors() == optimizer.stateVectors()
                && before.loss().learnedWeights() == loss.learnedWeights();
    }

    /**
     * Checks a plan against the checkpoint that it is to begin from.
     *
     * @throws dev.descent.ml.spec.InvalidSpec with every fault, at paths from the job's root
     */
    public static void check(SavedCheckpoint from, CheckedPlan plan, TrainingData data) {
        StartCheck check = new StartCheck(from);
        check.checkData(data);
        check.checkLayers(plan.layers());
        check.checkLength(plan.plan().training(), data.training().size());
        check.faults.raise();
    }

    /** The iteration that the run ends with, its numbers going on from the checkpoint's. */
    public static long iterations(SavedCheckpoint from, TrainingSettings settings, int examples) {
        Position start = from.position();
        return start.iteration()
                + settings.iterations(examples)
                - (long) start.epochs() * settings.batches(examples).count()
                - start.batches();
    }

    private void checkData(TrainingData data) {
        checkSame("dataset", "input", SpecWriter.write(data.input()), "gives inputs of another shape");
        checkSame("dataset", "target", SpecWriter.write(data.target()), "has other classes or targets");
        checkSame("dataset", "target_scaling", SpecWriter.write(data.scaling()), "scales its targets in another way");
        checkSame(
                "dataset",
                "encoding",
                withoutRanges(data.encoding()),
                "is encoded in another way (columns, categories or scaling)");
    }

    private void checkSame(String path, String part, JsonNode now, String otherwise) {
        faults.check(
                withoutRanges(told.path(part)).toString().equals(now.toString()),
                path,
                otherwise + " than what the model of start_from was trained on");
    }

    /** Earlier versions did not keep them. */
    private static JsonNode withoutRanges(JsonNode encoding) {
        JsonNode plain = encoding.deepCopy();
        for (JsonNode column : plain.path("columns")) {
            if (column instanceof ObjectNode members) {
                members.remove(NumberEncoding.RANGE);
            }
        }
        return plain;
    }

    private void checkLayers(List<LayerSummary> now) {
        List<LayerSummary> then = before.blueprint().layers();
        faults.check(
                then.size() == now.size(),
                "model",
                "has " + now.size() + " layers, and that of start_from has " + then.size());
        for (int i = 0; i < Math.min(then.size(), now.size()); i++) {
            faults.check(
                    then.get(i).equals(now.get(i)),
                    "model",
                    "has " + SpecWriter.write(now.get(i)) + ", where that of start_from has "
                            + SpecWriter.write(then.get(i)));
        }
    }

    private void checkLength(TrainingSettings settings, int examples) {
        faults.check(
                settings.epochs() > position.epochs(),
                "training.epochs",
                "must be more than the " + position.epochs()
                        + " that the checkpoint of start_from has done: it counts them");
        TrainingSettings earlier = before.plan().training();
        boolean sameBatches = earlier.batchSize().equals(settings.batchSize())
                && position.batches() < settings.batches(examples).count();
        faults.check(
                position.batches() == 0 || sameBatches,
                "training.batch_size",
                "must be " + earlier.batchSize() + ": the checkpoint of start_from is within an epoch");
    }
}
