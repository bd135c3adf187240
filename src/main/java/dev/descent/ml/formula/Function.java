package dev.descent.ml.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions a formula may call. */
enum Function {
    ABS(Unary.ABS, 1),
    SQUARE(Unary.SQUARE, 1),
    SQRT(Unary.SQRT, 1),
    EXP(Curve.EXP, 1),
    LOG(Curve.LOG, 1),
    SIGMOID(Curve.SIGMOID, 1),
    SOFTPLUS(Curve.SOFTPLUS, 1),
    TANH(Curve.TANH, 1),
    RELU(Unary.RELU, 1),
    MIN(Binary.MIN, 2),
    MAX(Binary.MAX, 2),
    POW(Binary.POWER, 2),
    WHERE(Choice.WHERE, 3),
    /** {@code clip(x, low, high)} is {@code min(max(x, low), high)}. */
    CLIP(Binary.MIN, 3) {
        @Override
        Node call(Graph graph, List<Node> arguments) {
            Node raised = graph.apply(Binary.MAX, arguments.get(0), arguments.get(1));
            return graph.apply(Binary.MIN, raised, arguments.get(2));
        }
    },
    SUM(Binary.ADD, 1) {
        @Override
        Node call(Graph graph, List<Node> arguments) {
            return graph.reduce(false, arguments.get(0));
        }

        @Override
        boolean reduces() {
            return true;
        }
    },
    MEAN(Binary.ADD, 1) {
        @Override
        Node call(Graph graph, List<Node> arguments) {
            return graph.reduce(true, arguments.get(0));
        }

        @Override
        boolean reduces() {
            return true;
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // operations are enums themselves
    private final Operation operation;

    final int arguments;

    Function(Operation operation, int arguments) {
        this.operation = operation;
        this.arguments = arguments;
    }

    Node call(Graph graph, List<Node> given) {
        return graph.apply(operation, given);
    }

    /** Whether it makes one number of a number per output. */
    boolean reduces() {
        return false;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Function named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.id().equals(name))
                .findFirst()
                .orElse(null);
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Function::id).toList();
    }
}
