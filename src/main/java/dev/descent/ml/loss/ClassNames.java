package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.FirstFew;

/** Classes as a message shows them. */
final class ClassNames {
    private static final int SHOWN = 12;

    private ClassNames() {}

    static String shown(Target target) {
        return FirstFew.of(target.names(), SHOWN);
    }
}
