package dev.descent.ml.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a function makes of its arguments. */
interface FunctionCall {

    @Nullable
    Node of(Graph graph, List<Node> given);

    static FunctionCall of(Operation operation) {
        return (graph, given) -> graph.apply(operation, given);
    }

    /** {@code clip(x, low, high)} is {@code min(max(x, low), high)}. */
    static Node clip(Graph graph, List<Node> given) {
        return graph.apply(Binary.MIN, graph.apply(Binary.MAX, given.get(0), given.get(1)), given.get(2));
    }

    static Node softmax(Graph graph, List<Node> given) {
        return graph.apply(Curve.EXP, graph.apply(AcrossOutputs.LOG_SOFTMAX, given));
    }
}
