package dev.descent.ml.data.encode;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How raw rows or images become inputs, and outputs become answers, as learned on a training part. Is written with
 * {@link dev.descent.ml.spec.SpecWriter}, goes with the model, and encodes later inputs with the same arithmetic.
 */
public sealed interface Encoding permits TableEncoding, ImageEncoding {

    /** Shape of one input. */
    InputShape input();

    /** What the outputs mean. */
    Target target();

    /**
     * Encodes one instance as sent for a prediction: what is in it is as it was
     * in the files, before anything was learned.
     *
     * @param into receives the inputs from {@code offset} on
     * @return what a person should know of it, at paths within {@code instance}
     * @throws dev.descent.ml.spec.InvalidSpec with everything that is wrong, at paths within {@code instance}
     */
    List<Violation> encode(JsonNode instance, float[] into, int offset);

    /** How numbers of the target were scaled. */
    TargetScaling scaling();
}
