package dev.descent.ml.train.shard;

import java.io.Serializable;

/** What a worker answers in a round, by what it costs. */
public interface WorkerAnswer extends Serializable {

    /** That were computed. */
    int examples();

    /** Of what is as large as the model. */
    int bytes();

    /** That computing took. */
    long nanos();
}
