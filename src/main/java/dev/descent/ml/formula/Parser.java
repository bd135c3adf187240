package dev.descent.ml.formula;

import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Recursive descent over the grammar of docs/formulas.md; a method per rule. */
final class Parser {
    static final int DEEPEST = 100;

    private static final Map<String, Operation> COMPARISONS = Map.of(
            "<", Comparison.LESS,
            "<=", Comparison.LESS_OR_EQUAL,
            ">", Comparison.GREATER,
            ">=", Comparison.GREATER_OR_EQUAL,
            "==", Comparison.EQUAL,
            "!=", Comparison.NOT_EQUAL);
    private static final Map<String, Operation> SUMS = Map.of("+", Binary.ADD, "-", Binary.SUBTRACT);
    private static final Map<String, Operation> PRODUCTS = Map.of("*", Binary.MULTIPLY, "/", Binary.DIVIDE);

    private final List<Token> words;
    private final Names names;
    private final Graph graph = new Graph();
    private int next;
    private int depth;

    Parser(List<Token> words, Names names) {
        this.words = words;
        this.names = names;
    }

    Node formula() {
        try {
            Node root = comparison();
            if (word().kind() != Token.TokenKind.END) {
                throw fault(word(), "expected an operator or the end, was " + word().shown() + missing());
            }
            return root;
        } catch (Graph.TooLarge tooLarge) {
            throw fault(word(), "too long: more than " + Graph.MOST_NODES + " different expressions");
        }
    }

    private Node comparison() {
        Node left = sum();
        Operation operation = COMPARISONS.get(word().text());
        if (operation == null) {
            return left;
        }
        take();
        Node compared = graph.apply(operation, left, sum());
        if (COMPARISONS.containsKey(word().text())) {
            throw fault(word(), "comparisons cannot be chained: multiply two of them");
        }
        return compared;
    }

    private Node sum() {
        Node left = product();
        for (Operation sign = SUMS.get(word().text()); sign != null; sign = SUMS.get(word().text())) {
            take();
            left = graph.apply(sign, left, product());
        }
        return left;
    }

    private Node product() {
        Node left = signed();
        for (Operation sign = PRODUCTS.get(word().text()); sign != null; sign = PRODUCTS.get(word().text())) {
            take();
            left = graph.apply(sign, left, signed());
        }
        return left;
    }

    private Node signed() {
        Token sign = word();
        if (sign.is("-") || sign.is("+")) {
            take();
            deeper(sign);
            Node value = signed();
            depth--;
            return sign.is("-") ? graph.apply(Unary.NEGATE, value) : value;
        }
        return power();
    }

    /** Binds to the right, and tighter than a sign before it: -x^2 is -(x^2), 2^-1 is a half. */
    private Node power() {
        Node base = primary();
        Token operator = word();
        if (!operator.is("^")) {
            return base;
        }
        take();
        deeper(operator);
        Node exponent = signed();
        depth--;
        return graph.apply(Binary.POWER, base, exponent);
    }

    private Node primary() {
        Token word = take();
        if (word.kind() == Token.TokenKind.NUMBER) {
            return number(word);
        } else if (word.kind() == Token.TokenKind.NAME) {
            return word().is("(") ? call(word) : named(word);
        } else if (word.is("(")) {
            deeper(word);
            Node inner = comparison();
            depth--;
            expect(")", word);
            return inner;
        }
        throw fault(
                word,
                "expected a number, a name or \"(\", was " + word.shown()
                        + (word.is("*") ? "; a power is written ^" : ""));
    }

    private Node number(Token word) {
        double value = Double.parseDouble(word.text());
        if (!Double.isFinite(value)) {
            throw fault(word, "a number this large is not finite");
        }
        return graph.constant(value);
    }

    private Node named(Token word) {
        Node found = names.find(word.text(), graph);
        if (found != null) {
            return found;
        }
        throw fault(word, names.unknown(word));
    }

    private Node call(Token name) {
        Function function = Function.named(name.text());
        if (function == null) {
            throw fault(name, names.notAFunction(name));
        }
        Token open = take();
        deeper(open);
        List<Node> arguments = new ArrayList<>();
        do {
            arguments.add(comparison());
        } while (word().is(",") && take().is(","));
        depth--;
        expect(")", open);
        check(function, arguments, name);
        return function.call(graph, arguments);
    }

    private static void check(Function function, List<Node> arguments, Token name) {
        if (arguments.size() != function.arguments) {
            throw fault(
                    name,
                    name.shown() + " takes " + Count.of(function.arguments, "argument") + ", was given "
                            + arguments.size());
        }
        if (function.reduces() && !arguments.get(0).isVector()) {
            throw fault(name, name.shown() + " is over an example's outputs, but is given one number");
        }
    }

    private void expect(String symbol, Token open) {
        Token word = word();
        if (!word.is(symbol)) {
            throw fault(
                    word,
                    "expected an operator or \"%s\" for the \"(\" in column %d, was %s%s"
                            .formatted(symbol, open.column(), word.shown(), missing()));
        }
        take();
    }

    private String missing() {
        return OtherSigns.missing(words.get(Math.max(next - 1, 0)), word());
    }

    private void deeper(Token word) {
        if (++depth > DEEPEST) {
            throw fault(word, "nested more than " + DEEPEST + " deep");
        }
    }

    private Token word() {
        return words.get(next);
    }

    private Token take() {
        Token word = words.get(next);
        next = Math.min(next + 1, words.size() - 1);
        return word;
    }

    private static InvalidSpec fault(Token at, String message) {
        return Lexer.fault(at.column(), message);
    }
}
