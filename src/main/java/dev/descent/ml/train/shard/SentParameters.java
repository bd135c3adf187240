package dev.descent.ml.train.shard;

/** The parameters that those who compute were sent last, so that the next time only what changed is sent. */
public final class SentParameters {
    private final float[] sent;
    private long version;
    private boolean packs;

    /** @param parameters of the network */
    public SentParameters(int parameters) {
        sent = new float[parameters];
    }

    /**
     * For those who have what was sent last; the first is for all.
     *
     * @param packing whether this and its answers are packed
     */
    public ParameterUpdate next(float[] parameters, boolean packing) {
        packs = packing;
        byte[] bytes = FloatBytes.difference(sent, parameters, packs);
        System.arraycopy(parameters, 0, sent, 0, sent.length);
        version++;
        return new ParameterUpdate(version, version - 1, packs, bytes);
    }

    /** What was sent last, for those who do not have what was sent before it. */
    public ParameterUpdate whole() {
        return new ParameterUpdate(version, 0, packs, FloatBytes.of(sent, packs));
    }
}
