package dev.descent.ml.formula;

import java.util.Set;

/** What is defined for positive numbers alone. */
final class Positivity {
    private static final Set<Operation> OF_POSITIVE = Set.of(Unary.SQRT, SpecialCurve.LGAMMA, SpecialCurve.DIGAMMA);

    private Positivity() {}

    static boolean isWantedBy(Node node) {
        return node instanceof Node.Applied applied
                && Simplification.isInput(applied.arguments().get(0), Input.OUTPUT)
                && (OF_POSITIVE.contains(applied.operation()) || isRoot(applied));
    }

    private static boolean isRoot(Node.Applied applied) {
        if (applied.operation() != Binary.POWER) {
            return false;
        }
        double exponent = Simplification.constant(applied.arguments().get(1));
        return exponent != Math.rint(exponent);
    }
}
