package dev.descent.spark;

import dev.descent.ml.train.shard.ClusterLink;
import dev.descent.ml.train.shard.ParameterUpdate;
import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A round's update on its way to the executors. */
interface SentUpdate extends Serializable, AutoCloseable {
    /** Workers from which on it is passed on, where these are not {@link ClusterLink#PASSED_ON_FROM}. */
    String PASSED_ON_FROM = "spark.descent.passedOnFrom";

    /** On whichever machine. */
    ParameterUpdate value();

    @Override
    void close();

    /** For so many workers. */
    static SentUpdate of(JavaSparkContext spark, ParameterUpdate update, int workers) {
        return workers < spark.getConf().getInt(PASSED_ON_FROM, ClusterLink.PASSED_ON_FROM)
                ? new Direct(update)
                : new PassedOn(spark.broadcast(update));
    }

    /** By the driver to each, with its task. */
    record Direct(ParameterUpdate value) implements SentUpdate {
        @Override
        public void close() {}
    }

    /** By the driver in pieces, which executors have from each other. */
    record PassedOn(Broadcast<ParameterUpdate> broadcast) implements SentUpdate {
        @Override
        public ParameterUpdate value() {
            return broadcast.value();
        }

        @Override
        public void close() {
            broadcast.destroy();
        }
    }
}
