package dev.descent.ml.train;

import dev.descent.ml.train.shard.WorkerAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How fast each worker of a cluster is, in the epoch under way. */
final class WorkerRates {
    private final long[] examples;
    private final long[] nanos;

    WorkerRates(int workers) {
        examples = new long[workers];
        nanos = new long[workers];
    }

    /** @param answers of a round, by worker; of the first ones, where not all had something to do */
    void add(List<? extends WorkerAnswer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            examples[i] += answers.get(i).examples();
            nanos[i] += answers.get(i).nanos();
        }
    }

    /** Of those who did anything since this was asked last. */
    List<WorkerRate> next() {
        List<WorkerRate> rates = IntStream.range(0, examples.length)
                .filter(i -> nanos[i] > 0)
                .mapToObj(i -> new WorkerRate(i, examples[i] / (nanos[i] / 1e9)))
                .toList();
        Arrays.fill(examples, 0);
        Arrays.fill(nanos, 0);
        return rates;
    }
}
