package dev.descent.ml.formula;

import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;

/** A function with its arguments, or what is wrong with them. */
final class CheckedCall {
    private CheckedCall() {}

    /** @param name where the function was called */
    static Node of(Graph graph, Function function, List<Node> arguments, Token name) {
        if (arguments.size() != function.arguments) {
            throw fault(name, "takes " + Count.of(function.arguments, "argument") + ", was given " + arguments.size());
        }
        String wrong = function.fault(arguments);
        if (wrong != null) {
            throw fault(name, wrong);
        }
        Node called = function.call(graph, arguments);
        if (called == null) {
            throw fault(
                    name,
                    "is of labels, outputs and logits, their sums and multiples, as " + name.text()
                            + "(y - p), and not of functions of them");
        }
        return called;
    }

    private static InvalidSpec fault(Token name, String message) {
        return Lexer.fault(name.column(), name.shown() + " " + message);
    }
}
