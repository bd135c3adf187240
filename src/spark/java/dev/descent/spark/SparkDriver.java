package dev.descent.spark;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.remote.DriverProgram;
import dev.descent.ml.train.remote.RemoteRun;
import dev.descent.ml.train.remote.RunTask;
import dev.descent.ml.train.shard.ClusterSettings;
import tools.jackson.databind.json.JsonMapper;

/** The program that the service has Spark start for a job: trains it, and tells the service of it. */
public final class SparkDriver {
    private SparkDriver() {}

    public static void main(String[] arguments) {
        DriverProgram.run(System.in, SparkDriver::trainer);
    }

    private static Trainer trainer(RunTask task, LocalTrainer local) {
        ClusterSettings asked = task.plan().training().cluster();
        if (asked == null) {
            return local;
        }
        SparkOptions options = new SparkOptions(task.master(), asked.workers(), task.executorMemory());
        return new SparkTrainer(options, new SentPlaces(SpecWriter.write(task.data()).toString()), local);
    }

    /** Data that every machine of the cluster reads from the same places, as JSON. */
    private record SentPlaces(String data) implements SentData {
        @Override
        public TrainingData open() {
            return RemoteRun.open(SpecReader.read(JsonMapper.shared().readTree(data), LocalData.class));
        }
    }
}
