package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.SpecReader;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The losses of the catalogue that can take certain labels, for whoever chose another. */
final class FittingLosses {
    private FittingLosses() {}

    /** Their types, as a message names them. */
    static String of(Target target) {
        return Family.of(LossSpec.class).catalogue().stream()
                .filter(about -> !(example(about) instanceof Auto))
                .filter(about -> !example(about).activations(target).isEmpty())
                .map(About::type)
                .collect(Collectors.joining(", "));
    }

    private static LossSpec example(About about) {
        return SpecReader.read(JsonMapper.shared().readTree(about.example()), LossSpec.class);
    }
}
