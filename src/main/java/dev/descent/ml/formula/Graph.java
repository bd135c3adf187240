package dev.descent.ml.formula;

import dev.descent.ml.formula.Node.Applied;
import dev.descent.ml.formula.Node.Changing;
import dev.descent.ml.formula.Node.External;
import dev.descent.ml.formula.Node.Literal;
import dev.descent.ml.formula.Node.Reduced;
import dev.descent.ml.formula.Node.Row;
import dev.descent.ml.formula.Node.Spread;
import dev.descent.ml.formula.Node.Total;
import dev.descent.ml.formula.Node.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Builds expressions: equal ones once, constant ones at once. */
final class Graph {
    static final int MOST_NODES = 1_000;

    private final Map<List<Object>, Node> known = new HashMap<>();
    private int next;

    /** Too many different expressions. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Node constant(double value) {
        return node(List.of("constant", value), id -> new Literal(id, value));
    }

    Node input(Input input) {
        return node(List.of(input), id -> new Variable(id, input));
    }

    Node external(int index) {
        return node(List.of("external", index), id -> new External(id, index));
    }

    Node row(List<Double> values) {
        return node(List.of("row", values), id -> new Row(id, values));
    }

    Node changing(String name) {
        return node(List.of("changing", name), id -> new Changing(id, name));
    }

    /** The sum or mean of everything. */
    Node reduce(boolean mean, Node numbers) {
        return numbers.isVector()
                ? reduce(mean, numbers, Extent.NUMBER)
                : node(List.of("total", mean, numbers.id()), id -> new Total(id, mean, numbers));
    }

    /** The sum or mean over positions. */
    Node reducePositions(boolean mean, Node vector) {
        return reduce(mean, vector, Extent.ROW);
    }

    private Node reduce(boolean mean, Node vector, Extent to) {
        return node(List.of("reduce", mean, vector.id(), to), id -> new Reduced(id, mean, vector, to));
    }

    Node apply(Operation operation, Node... arguments) {
        return apply(operation, List.of(arguments));
    }

    Node apply(Operation operation, List<Node> arguments) {
        if (arguments.stream().allMatch(Literal.class::isInstance)) {
            return constant(fold(operation, arguments));
        }
        Extent widest = arguments.stream()
                .map(Node::extent)
                .max(Comparator.naturalOrder())
                .orElse(Extent.NUMBER);
        return Simplification.of(
                this,
                operation,
                arguments.stream().map(argument -> spread(argument, widest)).toList());
    }

    /** The operation as it stands. */
    Node applied(Operation operation, List<Node> arguments) {
        List<Node> ordered = new ArrayList<>(arguments);
        if (operation.isCommutative()) {
            ordered.sort(Comparator.comparingInt(Node::id));
        }
        List<Object> key = new ArrayList<>(List.of(operation));
        boolean active = false;
        int level = 0;
        for (int i = 0; i < ordered.size(); i++) {
            Node argument = ordered.get(i);
            key.add(argument.id());
            active |= argument.isActive() && operation.isDifferentiableIn(i);
            level = Math.max(level, argument.level());
        }
        return applied(key, operation, ordered, active, level);
    }

    private Node applied(List<Object> key, Operation operation, List<Node> arguments, boolean active, int level) {
        return node(key, id -> new Applied(id, operation, List.copyOf(arguments), active, level));
    }

    private Node spread(Node argument, Extent to) {
        return argument.extent() == to
                ? argument
                : node(List.of("spread", argument.id(), to), id -> new Spread(id, argument, to));
    }

    private static double fold(Operation operation, List<Node> arguments) {
        double[][] in = arguments.stream()
                .map(argument -> new double[] {((Literal) argument).value()})
                .toArray(double[][]::new);
        double[] out = new double[1];
        operation.forward(in, out, 1);
        return out[0];
    }

    private Node node(List<Object> key, IntFunction<Node> make) {
        Node found = known.get(key);
        if (found == null) {
            if (next == MOST_NODES) {
                throw new TooLarge();
            }
            found = make.apply(next++);
            known.put(key, found);
        }
        return found;
    }
}
