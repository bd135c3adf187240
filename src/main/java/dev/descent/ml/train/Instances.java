package dev.descent.ml.train;

/** What to predict for, encoded when its turn comes. */
public interface Instances {

    int size();

    /**
     * Encodes one.
     *
     * @param into receives the inputs from {@code offset} on
     * @throws dev.descent.ml.spec.InvalidSpec with everything that is wrong with it
     */
    void encode(int index, float[] into, int offset);
}
