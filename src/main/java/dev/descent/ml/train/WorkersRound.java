package dev.descent.ml.train;

import dev.descent.ml.train.shard.FloatBytes;
import dev.descent.ml.train.shard.ShardSums;
import dev.descent.ml.train.shard.StepsAnswer;
import dev.descent.ml.train.shard.WorkerStep;
import java.util.List;
import java.util.Map;

/** What workers came to by themselves until they met, put together in one order. */
record WorkersRound(List<StepsAnswer> answers) {

    /** Iterations from which all of them could learn. */
    int finite() {
        return answers.stream().mapToInt(StepsAnswer::finite).min().orElse(0);
    }

    /** An iteration of all of them, from 0; at most the first one that is not finite. */
    WorkerStep step(int index) {
        return answers.stream()
                .map(answer -> answer.steps().get(index))
                .reduce(WorkerStep::and)
                .orElse(WorkerStep.NOTHING);
    }

    /**
     * The mean of their numbers, weighted by the examples that counted.
     *
     * @param start that all of them began with
     */
    float[] mean(float[] start) {
        float[][] vectors = new float[answers.size()][];
        ShardSums[] weights = new ShardSums[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            StepsAnswer answer = answers.get(i);
            vectors[i] = start.clone();
            FloatBytes.apply(answer.change(), vectors[i]);
            weights[i] = new ShardSums(answer.counted(), Map.of(), null, new double[0], new double[0]);
        }
        ShardSums.addUp(weights, vectors);
        return vectors[0];
    }

    /** Fills the gradient of the first worker whose numbers were not finite after these iterations. */
    void spoilt(int iterations, float[] gradient) {
        answers.stream()
                .filter(answer -> answer.finite() == iterations && answer.spoilt().length > 0)
                .findFirst()
                .ifPresent(answer -> FloatBytes.read(answer.spoilt(), gradient));
    }
}
