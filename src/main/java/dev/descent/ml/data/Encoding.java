package dev.descent.ml.data;

/**
 * How raw rows or images become inputs, and outputs become answers, as learned on a training part. Is written with
 * {@link dev.descent.ml.spec.SpecWriter}, goes with the model, and encodes later inputs with the same arithmetic.
 */
public sealed interface Encoding permits TableEncoding, ImageEncoding {

    /** Shape of one input. */
    InputShape input();

    /** What the outputs mean. */
    Target target();

    /** How numbers of the target were scaled. */
    TargetScaling scaling();
}
