package dev.descent.spark;

import dev.descent.ml.train.PoolWork;
import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.VoidFunction;
import org.jspecify.annotations.Nullable;

/** What an executor does for a whole run: calls the driver, and computes what it is asked for until there is no more. */
record StandingTask<T extends Serializable, A extends Serializable>(
        SentRun run, PoolWork<T, A> work, DriverAddress driver) implements VoidFunction<Integer> {

    /** @param update to the numbers that the task begins with */
    record Asked<T extends Serializable>(T task, SentUpdate update) implements Serializable {}

    /** @param answer null where the executor has missed earlier numbers */
    record Answered<A extends Serializable>(@Nullable A answer) implements Serializable {}

    /** A line that is cut fails, and Spark has it done again. */
    @Override
    public void call(Integer worker) throws IOException {
        try (TaskLine line = driver.call(SparkEnv.get().executorId())) {
            Asked<T> asked = asked(line);
            while (asked != null) {
                line.say(new Answered<>(work.of(
                        ExecutorPool.of(run), asked.task(), asked.update().value())));
                asked = asked(line);
            }
        }
    }

    @SuppressWarnings("unchecked") // by the driver of the same run
    private @Nullable Asked<T> asked(TaskLine line) throws IOException {
        return (Asked<T>) line.hear();
    }
}
