package dev.descent.ml.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts {@code dx} and {@code dy} where they can be computed: through sums and multiples to what they are of. */
final class PixelDifference {
    private final Graph graph;
    private final boolean down;
    /** By id: expressions that share others would be compared through all of them. */
    private final Map<Integer, Node> known = new HashMap<>();

    private PixelDifference(Graph graph, boolean down) {
        this.graph = graph;
        this.down = down;
    }

    /** The difference of something between pixels; null where it is of something else than sums of inputs. */
    static @Nullable Node of(Graph graph, Node node, boolean down) {
        return new PixelDifference(graph, down).of(node);
    }

    private @Nullable Node of(Node node) {
        if (known.containsKey(node.id())) {
            return known.get(node.id());
        }
        Node found = find(node);
        if (found != null) {
            known.put(node.id(), found);
        }
        return found;
    }

    private @Nullable Node find(Node node) {
        if (!node.isVector() || node instanceof Node.Spread) {
            return graph.constant(0);
        } else if (node instanceof Node.Variable given) {
            Input difference = Input.difference(given.input(), down);
            return difference == null ? null : graph.input(difference);
        } else if (node instanceof Node.Applied applied) {
            return find(applied.operation(), applied.arguments());
        }
        return null;
    }

    private @Nullable Node find(Operation operation, List<Node> arguments) {
        Node first = arguments.get(0);
        Node last = arguments.get(arguments.size() - 1);
        if (operation == Unary.NEGATE || operation == Binary.ADD || operation == Binary.SUBTRACT) {
            return applied(operation, arguments);
        } else if (operation == Binary.MULTIPLY && first instanceof Node.Spread) {
            Node difference = of(last);
            return difference == null ? null : graph.apply(operation, first, difference);
        } else if ((operation == Binary.MULTIPLY || operation == Binary.DIVIDE) && last instanceof Node.Spread) {
            Node difference = of(first);
            return difference == null ? null : graph.apply(operation, difference, last);
        }
        return null;
    }

    private @Nullable Node applied(Operation operation, List<Node> arguments) {
        List<Node> differences = new ArrayList<>();
        for (Node argument : arguments) {
            Node difference = of(argument);
            if (difference == null) {
                return null;
            }
            differences.add(difference);
        }
        return graph.apply(operation, differences);
    }
}
