package dev.descent.ml.probe;

/** Floats as what losses take. */
final class Doubles {
    private Doubles() {}

    /** The first ones. */
    static double[] of(float[] values, int count) {
        double[] doubles = new double[count];
        for (int i = 0; i < count; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
