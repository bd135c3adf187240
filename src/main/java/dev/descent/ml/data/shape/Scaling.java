package dev.descent.ml.data.shape;

/** How a number becomes an input: {@code (value − offset) / scale}. */
public record Scaling(Double offset, Double scale) {
    static final Scaling NONE = new Scaling(0.0, 1.0);

    public float apply(double value) {
        return (float) ((value - offset) / scale);
    }
}
