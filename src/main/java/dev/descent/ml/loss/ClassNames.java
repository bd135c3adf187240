package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;

/** Classes as a message shows them. */
final class ClassNames {
    private static final int SHOWN = 12;

    private ClassNames() {}

    static String shown(Target target) {
        String names = String.join(", ", target.names().subList(0, Math.min(SHOWN, target.outputs())));
        return target.outputs() > SHOWN ? names + ", …" : names;
    }
}
