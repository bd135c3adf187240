package dev.descent.ml.model.layer;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** What all layers have: a name, and what they follow. */
final class Wiring {
    private static final int MOST_INPUTS = 16;

    static final Parameter<String> NAME = Parameter.text("name")
            .must(
                    "must be letters, digits, _ and -, at most 64, and neither input, output nor logits",
                    name -> name.matches("(?!(input|output|logits)$)[A-Za-z0-9_-]{1,64}"))
            .says("What other layers call it in from.");
    static final Parameter<List<String>> FROM = Parameter.<List<String>>of("from", "list of string")
            .must("must have one entry", names -> names.size() == 1)
            .says("The name of the layer it follows, or input; the one before if not given.");
    /** For layers that take several. */
    static final Parameter<List<String>> JOINED = Parameter.<List<String>>of("from", "list of string")
            .must(
                    "must have from 2 to " + MOST_INPUTS + " entries",
                    names -> names.size() >= 2 && names.size() <= MOST_INPUTS)
            .required()
            .says("The names of the layers it joins; input is the network's input.");

    private Wiring() {}

    /** The only input, which must be an image. */
    static Shape image(List<Shape> inputs) {
        Shape input = inputs.get(0);
        if (!input.isImage()) {
            throw new InvalidSpec("", "takes an image [channels, height, width], gets " + input);
        }
        return input;
    }

    /** The only input, which must not be a sequence. */
    static Shape atOnce(List<Shape> inputs) {
        Shape input = inputs.get(0);
        if (input.isSequence()) {
            throw new InvalidSpec(
                    "",
                    "takes a vector or an image, gets " + input
                            + ": end it with return_sequences false, or flatten it");
        }
        return input;
    }
}
