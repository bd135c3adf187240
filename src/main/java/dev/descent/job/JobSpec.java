package dev.descent.job;

import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.loss.Auto;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.TextLine;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** A job as submitted, and as resolved. */
public record JobSpec(
        @Nullable String name,
        Map<String, String> tags,
        DatasetSpec dataset,
        ModelSpec model,
        LossSpec loss,
        OptimizerSpec optimizer,
        TrainingSettings training,
        Integer priority,
        @Nullable Integer maxAttempts,
        @Nullable StartFrom startFrom,
        List<GateSpec> gates) {
    private static final int MAX_GATES = 32;
    private static final int MAX_TAGS = 32;
    private static final int MAX_TAG_NAME = 64;

    private static final Parameter<String> NAME = TextLine.name();
    private static final Parameter<Map<String, String>> TAGS = Parameter.<Map<String, String>>of(
                    "tags", "object of string")
            .must("must be at most " + MAX_TAGS + " tags", tags -> tags.size() <= MAX_TAGS)
            .must(
                    "must have names of 1 to " + MAX_TAG_NAME + " characters of a-z, A-Z, 0-9, '_', '-', '.' and '/'",
                    tags -> tags.keySet().stream().allMatch(JobSpec::isTagName))
            .must("must have values of " + TextLine.RULE, tags -> tags.values().stream()
                    .allMatch(TextLine::holds))
            .orElse(Map.of())
            .says("To find it by.");
    private static final Parameter<DatasetSpec> DATASET =
            Parameter.<DatasetSpec>of("dataset", "dataset").required().says("What to learn from.");
    private static final Parameter<ModelSpec> MODEL =
            Parameter.<ModelSpec>of("model", "model").required().says("The network.");
    private static final Parameter<LossSpec> LOSS =
            Parameter.<LossSpec>of("loss", "loss").orElse(new Auto()).says("What to minimize.");
    private static final Parameter<OptimizerSpec> OPTIMIZER = Parameter.<OptimizerSpec>of("optimizer", "optimizer")
            .orElse(SpecReader.read(JsonNodeFactory.instance.stringNode("adam"), OptimizerSpec.class))
            .says("How to minimize it.");
    private static final Parameter<TrainingSettings> TRAINING = Parameter.<TrainingSettings>of("training", "object")
            .orElse(SpecReader.read(JsonNodeFactory.instance.objectNode(), TrainingSettings.class))
            .says("How long, in what batches and from which seed.");
    private static final Parameter<Integer> PRIORITY = Parameter.integer("priority")
            .atLeast(-100)
            .atMost(100)
            .orElse(0)
            .says("Jobs of higher priority run first.");
    private static final Parameter<Integer> MAX_ATTEMPTS = Parameter.integer("max_attempts")
            .atLeast(1)
            .atMost(100)
            .says(
                    "After how many workers in a row that stopped answering, with no new checkpoint between them, the job fails."
                            + " Not given, as the service is set.");
    private static final Parameter<List<GateSpec>> GATES = Parameter.<List<GateSpec>>of("gates", "list of gate")
            .must("must be at most " + MAX_GATES + " gates", gates -> gates.size() <= MAX_GATES)
            .orElse(List.of())
            .says("What its model must hold.");

    public JobSpec {
        Faults faults = new Faults();
        name = NAME.of(name, faults);
        tags = TAGS.of(tags, faults);
        dataset = DATASET.of(dataset, faults);
        model = MODEL.of(model, faults);
        loss = LOSS.of(loss, faults);
        optimizer = OPTIMIZER.of(optimizer, faults);
        training = TRAINING.of(training, faults);
        priority = PRIORITY.of(priority, faults);
        maxAttempts = MAX_ATTEMPTS.of(maxAttempts, faults);
        gates = List.copyOf(GATES.of(gates, faults));
        faults.raise();
    }

    /** What a trainer needs of it besides the data. */
    public TrainingPlan plan() {
        return new TrainingPlan(model, loss, optimizer, training);
    }

    /** The same job with what follows from the data filled in. */
    public JobSpec resolved(DatasetSpec found, TrainingPlan plan) {
        return new JobSpec(
                name,
                tags,
                found,
                plan.model(),
                plan.loss(),
                plan.optimizer(),
                plan.training(),
                priority,
                maxAttempts,
                startFrom,
                gates);
    }

    /** The same from another seed of the training. */
    public JobSpec withSeed(long seed) {
        return resolved(dataset, new TrainingPlan(model, loss, optimizer, training.withSeed(seed)));
    }

    static boolean isTagName(String name) {
        return name.length() <= MAX_TAG_NAME && name.matches("[A-Za-z0-9_./-]+");
    }
}
