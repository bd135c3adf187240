package dev.descent.ml.formula;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a program with the arrays for its values and their slopes: a block of outputs, or one number. */
final class ProgramCell {
    final Node node;
    final double[] value;
    /** d score / d value; null where nothing trained stands behind the node. */
    final double @Nullable [] by;

    private final double[][] in;
    private final double[] @Nullable [] byIn;

    /** @param arguments the cells of the node's arguments */
    ProgramCell(Node node, int block, List<ProgramCell> arguments) {
        this.node = node;
        int length = node.isVector() ? block : 1;
        value = new double[length];
        by = node.isActive() ? new double[length] : null;
        in = arguments.stream().map(cell -> cell.value).toArray(double[][]::new);
        byIn = new double[in.length][];
        for (int i = 0; i < in.length; i++) {
            byIn[i] = takesSlope(i) ? arguments.get(i).by : null;
        }
        if (node instanceof Node.Literal constant) {
            value[0] = constant.value();
        } else if (isConstant()) {
            Arrays.fill(value, in[0][0]);
        }
    }

    private boolean takesSlope(int argument) {
        return !(node instanceof Node.Applied applied) || applied.operation().isDifferentiableIn(argument);
    }

    private boolean isConstant() {
        return node instanceof Node.Spread spread && spread.scalar() instanceof Node.Literal;
    }

    /** Computes {@code n} values; those of a vector's block begin at {@code offset} in the example. */
    void forward(OutputSource source, int offset, int n) {
        if (node instanceof Node.Applied applied) {
            applied.operation().forward(in, value, n);
        } else if (node instanceof Node.Variable given) {
            System.arraycopy(source.values(given.input()), offset, value, 0, n);
        } else if (node instanceof Node.Spread && !isConstant()) {
            Arrays.fill(value, 0, n, in[0][0]);
        }
    }

    /** Hands this cell's slopes on to its arguments, or to the example. */
    void backward(OutputSource source, int offset, int n) {
        if (by == null) {
            return;
        }
        if (node instanceof Node.Applied applied) {
            applied.operation().backward(in, value, by, byIn, n);
        } else if (node instanceof Node.Variable given) {
            add(by, source.slopes(given.input()), offset, n);
        } else if (node instanceof Node.Spread && byIn[0] != null) {
            byIn[0][0] += sum(by, n);
        }
    }

    void clearSlopes(int n) {
        if (by != null) {
            Arrays.fill(by, 0, n, 0);
        }
    }

    /** Adds a block to the sum that a reduction makes; a value of weight 0 adds nothing, whatever it is. */
    void reduce(double @Nullable [] weights, int offset, int n) {
        if (weights == null) {
            value[0] += sum(in[0], n);
            return;
        }
        for (int i = 0; i < n; i++) {
            value[0] += Operation.times(weights[offset + i], in[0][i]);
        }
    }

    /** Hands a reduction's slope to each value of the block. */
    void spreadSlope(double divisor, double @Nullable [] weights, int offset, int n) {
        if (by == null || byIn[0] == null) {
            return;
        }
        double slope = by[0] / divisor;
        for (int i = 0; i < n; i++) {
            byIn[0][i] += weights == null ? slope : slope * weights[offset + i];
        }
    }

    private static void add(double[] from, double[] to, int offset, int n) {
        for (int i = 0; i < n; i++) {
            to[offset + i] += from[i];
        }
    }

    private static double sum(double[] values, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        return sum;
    }
}
