package dev.descent.ml.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Recursive descent over the grammar of docs/formulas.md; a method per rule. */
final class Parser {
    private static final Map<String, Operation> COMPARISONS = Map.of(
            "<", Comparison.LESS,
            "<=", Comparison.LESS_OR_EQUAL,
            ">", Comparison.GREATER,
            ">=", Comparison.GREATER_OR_EQUAL,
            "==", Comparison.EQUAL,
            "!=", Comparison.NOT_EQUAL);
    private static final Map<String, Operation> SUMS = Map.of("+", Binary.ADD, "-", Binary.SUBTRACT);
    private static final Map<String, Operation> PRODUCTS = Map.of("*", Binary.MULTIPLY, "/", Binary.DIVIDE);

    private final TokenCursor words;
    private final Names names;
    private final Graph graph = new Graph();

    Parser(List<Token> words, Names names) {
        this.words = new TokenCursor(words);
        this.names = names;
    }

    Node formula() {
        try {
            while (words.peek().kind() == Token.TokenKind.NAME && words.second().is("=")) {
                define();
            }
            Node root = comparison();
            if (words.peek().kind() != Token.TokenKind.END) {
                throw words.peek()
                        .fault("expected an operator or the end, was "
                                + words.peek().shown() + words.missing());
            }
            return root;
        } catch (Graph.TooLarge tooLarge) {
            throw words.peek().fault("too long: more than " + Graph.MOST_NODES + " different expressions");
        }
    }

    private void define() {
        Token name = words.take();
        words.take();
        Node value = comparison();
        if (!words.peek().is(";")) {
            throw words.peek()
                    .fault("expected an operator or \";\" after what " + name.shown() + " is, was "
                            + words.peek().shown() + words.missing());
        }
        words.take();
        String taken = names.define(name.text(), value);
        if (taken != null) {
            throw name.fault(name.shown() + " " + taken);
        } else if (words.peek().kind() == Token.TokenKind.END) {
            throw words.peek().fault("the loss itself comes last, after what names stand for");
        }
    }

    private Node comparison() {
        Node left = sum();
        Operation operation = COMPARISONS.get(words.peek().text());
        if (operation == null) {
            return left;
        }
        words.take();
        Node compared = graph.apply(operation, left, sum());
        if (COMPARISONS.containsKey(words.peek().text())) {
            throw words.peek().fault("comparisons cannot be chained: multiply two of them");
        }
        return compared;
    }

    private Node sum() {
        Node left = product();
        for (Operation sign = SUMS.get(words.peek().text());
                sign != null;
                sign = SUMS.get(words.peek().text())) {
            words.take();
            left = graph.apply(sign, left, product());
        }
        return left;
    }

    private Node product() {
        Node left = signed();
        for (Operation sign = PRODUCTS.get(words.peek().text());
                sign != null;
                sign = PRODUCTS.get(words.peek().text())) {
            words.take();
            left = graph.apply(sign, left, signed());
        }
        return left;
    }

    private Node signed() {
        Token sign = words.peek();
        if (sign.is("-") || sign.is("+")) {
            words.take();
            words.enter(sign);
            Node value = signed();
            words.leave();
            return sign.is("-") ? graph.apply(Unary.NEGATE, value) : value;
        }
        return power();
    }

    /** Binds to the right, and tighter than a sign before it: -x^2 is -(x^2), 2^-1 is a half. */
    private Node power() {
        Node base = primary();
        Token operator = words.peek();
        if (!operator.is("^")) {
            return base;
        }
        words.take();
        words.enter(operator);
        Node exponent = signed();
        words.leave();
        return graph.apply(Binary.POWER, base, exponent);
    }

    private Node primary() {
        Token word = words.take();
        if (word.kind() == Token.TokenKind.NUMBER) {
            return number(word);
        } else if (word.kind() == Token.TokenKind.NAME) {
            return words.peek().is("(") ? call(word) : named(word);
        } else if (word.is("(")) {
            words.enter(word);
            Node inner = comparison();
            words.leave();
            words.expect(")", word);
            return inner;
        }
        throw word.fault("expected a number, a name or \"(\", was " + word.shown()
                + (word.is("*") ? "; a power is written ^" : ""));
    }

    private Node number(Token word) {
        double value = Double.parseDouble(word.text());
        if (!Double.isFinite(value)) {
            throw word.fault("a number this large is not finite");
        }
        return graph.constant(value);
    }

    private Node named(Token word) {
        Node found = names.find(word.text(), graph);
        if (found != null) {
            return found;
        }
        throw word.fault(names.unknown(word));
    }

    private Node call(Token name) {
        Function function = Function.named(name.text());
        if (function == null) {
            throw name.fault(names.notAFunction(name));
        }
        Token open = words.take();
        words.enter(open);
        List<Node> arguments = new ArrayList<>();
        do {
            arguments.add(comparison());
        } while (words.peek().is(",") && words.take().is(","));
        words.leave();
        words.expect(")", open);
        return CheckedCall.of(graph, function, arguments, name);
    }
}
