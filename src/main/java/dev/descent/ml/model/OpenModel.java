package dev.descent.ml.model;

/**
 * A model of which everything is known that is to be known before it is built.
 *
 * @param pinned the spec as it was, with the hash of what it refers to
 * @param network what is built, which refers to nothing: the spec itself, or the layers that a file holds
 * @param weights to start with
 * @param release called when it is closed, after which the weights cannot be read any more
 */
public record OpenModel(ModelSpec pinned, ModelSpec network, InitialWeights weights, Runnable release)
        implements AutoCloseable {

    /** A model that refers to nothing. */
    static OpenModel of(ModelSpec spec) {
        return new OpenModel(spec, spec, InitialWeights.NONE, () -> {});
    }

    @Override
    public void close() {
        release.run();
    }
}
