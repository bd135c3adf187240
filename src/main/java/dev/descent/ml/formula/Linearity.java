package dev.descent.ml.formula;

import java.util.List;

/** Whether the numbers of a formula depend on each other by constant factors alone. */
final class Linearity {
    private Linearity() {}

    static boolean holds(List<Node> nodes) {
        return nodes.stream().filter(Node::isActive).allMatch(Linearity::holds);
    }

    private static boolean holds(Node node) {
        if (node instanceof Node.Spread) {
            return false;
        } else if (node instanceof Node.Applied applied && !node.isVector()) {
            return applied.operation() == Binary.ADD
                    || applied.operation() == Binary.SUBTRACT
                    || applied.operation() == Unary.NEGATE
                    || hasConstantFactor(applied);
        }
        return true;
    }

    private static boolean hasConstantFactor(Node.Applied applied) {
        boolean first = applied.arguments().get(0).isFixed();
        boolean second =
                applied.arguments().size() == 2 && applied.arguments().get(1).isFixed();
        return (applied.operation() == Binary.MULTIPLY && (first || second))
                || (applied.operation() == Binary.DIVIDE && second);
    }
}
