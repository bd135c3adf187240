package dev.descent.ml.formula;

import java.util.List;

/** Whether a formula is the mean of what each position comes to by itself. */
final class PositionMean {
    private PositionMean() {}

    /**
     * Holds of means in which no other mean stands, and of their sums and multiples.
     *
     * @param nodes those that the root needs
     */
    static boolean is(Node root, List<Node> nodes) {
        return isScore(root)
                && nodes.stream()
                        .filter(node -> node.extent() != Extent.ALL && !node.isFixed())
                        .allMatch(node -> node instanceof Node.Row || isScore(node));
    }

    private static boolean isScore(Node node) {
        if (node instanceof Node.Reduced reduced) {
            return reduced.isMean() && reduced.extent() == Extent.NUMBER && reduced.level() == 1;
        }
        return node instanceof Node.Applied applied && isScaled(applied);
    }

    /** Whether it is a sum, or one number times another expression; a constant alone would count once for all positions. */
    private static boolean isScaled(Node.Applied applied) {
        Operation operation = applied.operation();
        long constants = applied.arguments().stream().filter(Node::isFixed).count();
        if (operation == Unary.NEGATE || operation == Binary.ADD || operation == Binary.SUBTRACT) {
            return constants == 0;
        } else if (operation == Binary.DIVIDE) {
            return applied.arguments().get(1).isFixed();
        }
        return operation == Binary.MULTIPLY && constants == 1;
    }
}
