package dev.descent.ml.formula;

import dev.descent.ml.formula.Node.Applied;
import dev.descent.ml.formula.Node.Literal;
import dev.descent.ml.formula.Node.Spread;
import dev.descent.ml.formula.Node.Variable;
import java.util.List;

/** Rewrites that are exact, and cheaper or stabler. */
final class Simplification {
    private Simplification() {}

    static Node of(Graph graph, Operation operation, List<Node> arguments) {
        if (operation == Curve.LOG && isInput(arguments.get(0), Input.OUTPUT)) {
            return graph.input(Input.LOG_OUTPUT);
        } else if (operation == Curve.LOG && isComplement(arguments.get(0))) {
            return graph.input(Input.LOG_COMPLEMENT);
        } else if (operation == Binary.MULTIPLY && arguments.get(0) == arguments.get(1)) {
            return graph.apply(Unary.SQUARE, arguments.get(0));
        } else if (operation == Binary.POWER) {
            return power(graph, arguments);
        }
        return graph.applied(operation, arguments);
    }

    private static Node power(Graph graph, List<Node> arguments) {
        Node base = arguments.get(0);
        double exponent = constant(arguments.get(1));
        if (exponent == 1) {
            return base;
        } else if (exponent == 2) {
            return graph.apply(Unary.SQUARE, base);
        } else if (exponent == 3) {
            return graph.apply(Binary.MULTIPLY, base, graph.apply(Unary.SQUARE, base));
        } else if (exponent == 4) {
            return graph.apply(Unary.SQUARE, graph.apply(Unary.SQUARE, base));
        } else if (exponent == 0.5) {
            return graph.apply(Unary.SQRT, base);
        }
        return graph.applied(Binary.POWER, arguments);
    }

    /** 1 − p. */
    private static boolean isComplement(Node node) {
        return node instanceof Applied applied
                && applied.operation() == Binary.SUBTRACT
                && constant(applied.arguments().get(0)) == 1
                && isInput(applied.arguments().get(1), Input.OUTPUT);
    }

    static boolean isInput(Node node, Input input) {
        return node instanceof Variable given && given.input() == input;
    }

    /** The number a node stands for, or NaN. */
    static double constant(Node node) {
        if (node instanceof Spread spread) {
            return constant(spread.given());
        }
        return node instanceof Literal constant ? constant.value() : Double.NaN;
    }
}
