package dev.descent.ml.train.shard;

/** The parameters that those who compute were sent last, so that the next time only what changed is sent. */
public final class SentParameters {
    private final float[] sent;
    private long version;

    /** @param parameters of the network */
    public SentParameters(int parameters) {
        sent = new float[parameters];
    }

    /** For those who have what was sent last; the first is for all. */
    public ParameterUpdate next(float[] parameters) {
        byte[] packed = FloatPlanes.difference(sent, parameters);
        System.arraycopy(parameters, 0, sent, 0, sent.length);
        version++;
        return new ParameterUpdate(version, version - 1, packed);
    }

    /** What was sent last, for those who do not have what was sent before it. */
    public ParameterUpdate whole() {
        return new ParameterUpdate(version, 0, FloatPlanes.pack(sent));
    }
}
