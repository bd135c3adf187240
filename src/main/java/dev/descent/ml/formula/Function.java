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
    LOG1P(SpecialCurve.LOG1P, 1),
    SIGMOID(Curve.SIGMOID, 1),
    SOFTPLUS(Curve.SOFTPLUS, 1),
    TANH(Curve.TANH, 1),
    RELU(Unary.RELU, 1),
    SIN(SpecialCurve.SIN, 1),
    COS(SpecialCurve.COS, 1),
    ERF(SpecialCurve.ERF, 1),
    LGAMMA(SpecialCurve.LGAMMA, 1),
    DIGAMMA(SpecialCurve.DIGAMMA, 1),
    MIN(Binary.MIN, 2),
    MAX(Binary.MAX, 2),
    POW(Binary.POWER, 2),
    WHERE(Choice.WHERE, 3),
    CLIP(3, Extent.NUMBER, FunctionCall::clip),
    DETACH(Detach.DETACH, 1),
    SUM(1, Extent.ROW, (graph, given) -> graph.reduce(false, given.get(0))),
    MEAN(1, Extent.ROW, (graph, given) -> graph.reduce(true, given.get(0))),
    SUM_CLASSES(1, Extent.ROW, FunctionCall.of(AcrossOutputs.SUM)),
    MAX_CLASSES(1, Extent.ROW, FunctionCall.of(AcrossOutputs.MAX)),
    CUMSUM_CLASSES(1, Extent.ROW, FunctionCall.of(AcrossOutputs.CUMULATE)),
    SOFTMAX(1, Extent.ROW, FunctionCall::softmax),
    LOG_SOFTMAX(1, Extent.ROW, FunctionCall.of(AcrossOutputs.LOG_SOFTMAX)),
    SUM_POSITIONS(1, Extent.ALL, (graph, given) -> graph.reducePositions(false, given.get(0))),
    MEAN_POSITIONS(1, Extent.ALL, (graph, given) -> graph.reducePositions(true, given.get(0))),
    DX(1, Extent.ALL, (graph, given) -> PixelDifference.of(graph, given.get(0), false)),
    DY(1, Extent.ALL, (graph, given) -> PixelDifference.of(graph, given.get(0), true));

    final int arguments;
    private final Extent least;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final FunctionCall call;

    Function(Operation operation, int arguments) {
        this(arguments, Extent.NUMBER, FunctionCall.of(operation));
    }

    /** @param least what the argument must be at least */
    Function(int arguments, Extent least, FunctionCall call) {
        this.arguments = arguments;
        this.least = least;
        this.call = call;
    }

    /** What it comes to; null where it is not to be had of these arguments. */
    @Nullable
    Node call(Graph graph, List<Node> given) {
        return call.of(graph, given);
    }

    /** What is wrong with its arguments, whose number is right; null where nothing is. */
    @Nullable
    String fault(List<Node> given) {
        Extent extent = given.get(0).extent();
        if (extent.compareTo(least) >= 0) {
            return null;
        } else if (least == Extent.ROW) {
            return "is over an example's outputs, but is given one number";
        }
        return "is over an example's positions, but is given " + (extent == Extent.ROW ? "a row" : "one number")
                + " that is the same at each";
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
