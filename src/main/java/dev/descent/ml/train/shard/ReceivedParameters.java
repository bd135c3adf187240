package dev.descent.ml.train.shard;

import java.util.function.Consumer;

/** The parameters that a process has, for all of its threads. */
public final class ReceivedParameters {
    private float[] values = {};
    private long version;

    /**
     * Has somebody copy the parameters that an update leads to.
     *
     * @return false where they cannot be known here: an update before it never came, or a later one did
     */
    public synchronized boolean copy(ParameterUpdate update, Consumer<float[]> copying) {
        if (update.version() > version) {
            take(update);
        }
        if (update.version() == version) {
            copying.accept(values);
        }
        return update.version() == version;
    }

    private void take(ParameterUpdate update) {
        if (update.base() == 0) {
            values = FloatBytes.read(update.bytes());
            version = update.version();
        } else if (update.base() == version) {
            FloatBytes.apply(update.bytes(), values);
            version = update.version();
        }
    }
}
