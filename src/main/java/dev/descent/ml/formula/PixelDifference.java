package dev.descent.ml.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts {@code dx} and {@code dy} where they can be computed: through sums and multiples to what they are of. */
final class PixelDifference {
    private final Graph graph;
    private final boolean down;
    /** By id: expressions that share others would be compared through all of them. */
    private final Map<Integer, @Nullable Node> known = new HashMap<>();


    private PixelDifference(Graph graph, boolean down) {
        this.graph = graph;
        this.down = down;
    }

    /** The difference of something between pixels; null where it is of something else than sums of inputs. */
    static @Nullable Node of(Graph graph, Node node, boolean down) {
        return new PixelDifference(graph, down).of(node);
    }

    private @Nullable Node of(Node node) {
        if (!known.containsKey(node.id())) {
            known.put(node.id(), find(node));
        }
        return known.get(node.id());
    }

    private @Nullable Node find(Node node) {
        if (!node.isVector() || node instanceof Node.Spread) {
            return graph.constant(0);
        } else if (node instanceof Node.Variable given) {
            boolean isOfPixels = given.input().ordinal() <= Input.LOGITS.ordinal();
            return isOfPixels ? graph.input(Input.difference(given.input(), down)) : null;
        } else if (node instanceof Node.Applied applied) {
            return find(applied.operation(), applied.arguments());
        }
        return null;
    }

    private @Nullable Node find(Operation operation, List<Node> arguments) {
        Node first = arguments.get(0);
        if (operation == Unary.NEGATE) {
            return applied(operation, of(first));
        } else if (operation == Binary.ADD || operation == Binary.SUBTRACT) {
            return applied(operation, of(first), of(arguments.get(1)));
        } else if (operation == Binary.MULTIPLY && first instanceof Node.Spread) {
            return applied(operation, first, of(arguments.get(1)));
        } else if (operation == Binary.MULTIPLY || operation == Binary.DIVIDE) {
            boolean isMultiple = arguments.get(1) instanceof Node.Spread;
            return isMultiple ? applied(operation, of(first), arguments.get(1)) : null;
        }
        return null;
    }

    private @Nullable Node applied(Operation operation, @Nullable Node... arguments) {
        for (Node argument : arguments) {
            if (argument == null) {
                return null;
            }
        }
        return graph.apply(operation, List.of(arguments));
    }
}
