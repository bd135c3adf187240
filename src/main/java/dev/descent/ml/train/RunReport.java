package dev.descent.ml.train;

import dev.descent.ml.base.Build;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.checkpoint.FaultHistory;
import dev.descent.ml.train.shard.RoundFigures;
import java.io.IOException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run was and came to, as {@code report.json}: the plan, the data's sizes, each epoch, the hash of the final parameters, and the
 * build, backend and threads, without which the same numbers cannot be promised again.
 */
final class RunReport {
    private RunReport() {}

    /** Writes it, the epochs last: they may be many, and are never in memory at once. */
    static void write(ObjectNode report, EpochRecords epochs, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        report.properties().forEach(entry -> {
            generator.writeName(entry.getKey());
            generator.writeTree(entry.getValue());
        });
        generator.writeName("epochs");
        epochs.writeTo(generator);
        generator.writeEndObject();
    }

    /** All of it but the epochs. */
    static ObjectNode of(TrainingPlan plan, TrainingData data, RunEnd end) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.set("plan", SpecWriter.write(plan));
        report.putObject("examples")
                .put("training", data.training().size())
                .put("validation", data.validation().size())
                .put("test", data.test().size());
        report.set("stopped", SpecWriter.write(end.stopped()));
        report.put("failure", end.failure() == null ? null : end.failure().getMessage());
        report.put("iterations", end.iterations());
        FaultHistory faults = end.loop().state().faults();
        report.put("skipped_batches", faults.skipped()).put("rollbacks", faults.rollbacks());
        RoundFigures rounds = end.loop().source().rounds();
        if (rounds != null) {
            report.set("cluster", rounds.toJson());
        }
        ThreadUse threads = end.loop().source().threads();
        if (threads != null) {
            report.set("threads", SpecWriter.write(threads));
        }
        report.put("parameters_sha256", end.parametersSha256());
        report.set("kept", SpecWriter.write(end.kept()));
        report.set("backend", SpecWriter.write(NativeRuntime.start()));
        report.put("version", Build.version()).put("java", Runtime.version().toString());
        return report;
    }
}
