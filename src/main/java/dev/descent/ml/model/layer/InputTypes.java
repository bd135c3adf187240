package dev.descent.ml.model.layer;

import dev.descent.ml.data.shape.InputShape;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** An input's shape in DL4J's words. */
public final class InputTypes {

    private InputTypes() {}

    public static InputType of(InputShape shape) {
        List<Integer> sizes = shape.dimensions();
        return shape.isImage()
                ? InputType.convolutional(sizes.get(1), sizes.get(2), sizes.get(0))
                : InputType.feedForward(shape.size());
    }
}
