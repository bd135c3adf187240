package dev.descent.spark;

import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.ShardPool;
import dev.descent.ml.train.TrainingPlan;
import java.io.Serializable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What executors are told of a run.
 *
 * @param id that no other run of the cluster has, nor another attempt at the same job
 * @param plan as JSON
 * @param shards that each batch is cut into
 */
record SentRun(String id, String plan, SentData data, int shards) implements Serializable {

    /** Opens the data, on the machine that this came to. */
    ShardPool pool() {
        return new ShardPool(
                SpecReader.read(JsonMapper.shared().readTree(plan), TrainingPlan.class), data, shards);
    }
}
