package dev.descent.ml.formula;

import dev.descent.ml.formula.Node.Applied;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A custom loss as parsed and checked: one number per example, made of its labels,
 * outputs, logits and other losses' scores.
 */
public final class Formula {
    public static final int LONGEST = 4_096;

    private final Node root;
    private final List<Node> nodes;
    private final List<String> externals;
    private final Set<String> names;
    private final List<String> unused;

    private Formula(Node root, Names names) {
        this.root = root;
        this.externals = names.used();
        this.names = names.found();
        unused = names.unused();
        nodes = reachable(root);
    }

    /**
     * Reads a formula.
     *
     * @param parameters numbers by name: one, or one for each output of a position
     * @param externals names of the losses that may be used
     * @throws InvalidSpec with the column, where it is no formula, gives a number per output, or has nothing to train
     */
    public static Formula parse(String text, Map<String, FormulaParameter> parameters, Set<String> externals) {
        if (text.length() > LONGEST) {
            throw new InvalidSpec("", "must have at most %,d characters, has %,d".formatted(LONGEST, text.length()));
        }
        Names names = new Names(parameters, externals);
        Node root = new Parser(Lexer.words(text), names).formula();
        if (root.extent() != Extent.NUMBER) {
            throw new InvalidSpec(
                    "", "gives a number per output, but a loss is one number per example: put mean(...) around it");
        }
        if (!root.isActive()) {
            throw new InvalidSpec("", "does not depend on the outputs in a way that can be trained");
        }
        return new Formula(root, names);
    }

    /** Whether a name is taken by the language itself. */
    public static boolean isReserved(String name) {
        return Names.isReserved(name);
    }

    /** The losses it uses, in the order in which a program wants their scores. */
    public List<String> externals() {
        return externals;
    }

    /** Whether a name stands in it, of a parameter or a loss, if only where it comes to nothing. */
    public boolean names(String name) {
        return names.contains(name);
    }

    /** Names that it gives to expressions and does not use. */
    public List<String> unusedDefinitions() {
        return unused;
    }

    /** Whether an example of several positions scores the mean of what each would by itself. */
    public boolean scoresPositions() {
        return externals.isEmpty() && !looksAtNeighbours() && PositionMean.is(root, nodes);
    }

    /** Whether nothing is learned through a part of it on purpose. */
    public boolean detaches() {
        return nodes.stream().anyMatch(node -> node instanceof Applied applied && applied.operation() == Detach.DETACH);
    }

    /** Whether it is of differences between pixels. */
    public boolean looksAtNeighbours() {
        return Stream.of(Input.values()).filter(Input::isDifference).anyMatch(this::uses);
    }

    /** Whether it has roots of outputs, or else what is defined for positive ones alone. */
    public boolean wantsPositiveOutputs() {
        return uses(Input.LOG_OUTPUT) || nodes.stream().anyMatch(Positivity::isWantedBy);
    }

    /** Whether an input has a part in it. */
    public boolean uses(Input input) {
        return nodes.stream().anyMatch(node -> Simplification.isInput(node, input));
    }

    /** Whether labels and outputs stand in it only as their difference, so that shifting both changes nothing. */
    public boolean isOfDifferences() {
        return nodes.stream()
                .allMatch(
                        node -> isDifference(node) || node.arguments().stream().noneMatch(Formula::isPlace));
    }

    /**
     * Whether outputs stand in it only as their difference from the labels, and no logarithm is there by which a sure
     * error could weigh without bound.
     */
    public boolean isOfDistances() {
        return nodes.stream().noneMatch(Formula::isLogarithm)
                && nodes.stream()
                        .allMatch(node ->
                                isDifference(node) || node.arguments().stream().noneMatch(Formula::isOfOutputs));
    }

    /** A program over examples of at most so many positions, of which each has {@code width} outputs. */
    public Program compile(int positions, int width) {
        return new Program(root, nodes, externals.size(), positions * width, width);
    }

    private static boolean isDifference(Node node) {
        return node instanceof Applied applied
                && applied.operation() == Binary.SUBTRACT
                && (isDifference(applied, Input.TARGET, Input.OUTPUT)
                        || isDifference(applied, Input.OUTPUT, Input.TARGET));
    }

    private static boolean isDifference(Applied applied, Input first, Input second) {
        return Simplification.isInput(applied.arguments().get(0), first)
                && Simplification.isInput(applied.arguments().get(1), second);
    }

    private static boolean isLogarithm(Node node) {
        return node instanceof Applied applied
                && (applied.operation() == Curve.LOG || applied.operation() == SpecialCurve.LOG1P);
    }

    private static boolean isOfOutputs(Node node) {
        return isPlace(node) && !Simplification.isInput(node, Input.TARGET);
    }

    private static boolean isPlace(Node node) {
        return node instanceof Node.Variable;
    }

    /** In the order in which they can be computed. */
    private static List<Node> reachable(Node root) {
        SortedMap<Integer, Node> found = new TreeMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (found.put(node.id(), node) == null) {
                open.addAll(node.arguments());
            }
        }
        return List.copyOf(found.values());
    }
}
