package dev.descent.ml.formula;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a program with the arrays for its values and their slopes: a block of outputs, a row, or one number. */
final class ProgramCell {
    final Node node;
    final double[] value;
    /** d score / d value; null where nothing trained stands behind the node. */
    final double @Nullable [] by;

    private final double[][] in;
    private final double[] @Nullable [] byIn;
    private final int width;

    /**
     * A node's cell.
     *
     * @param block outputs of whole positions
     * @param width outputs of a position
     * @param arguments the cells of the node's arguments
     */
    ProgramCell(Node node, int block, int width, List<ProgramCell> arguments) {
        this.node = node;
        this.width = width;
        int length =
                switch (node.extent()) {
                    case NUMBER -> 1;
                    case ROW -> width;
                    case ALL -> block;
                };
        value = new double[length];
        by = node.isActive() ? new double[length] : null;
        in = arguments.stream().map(cell -> cell.value).toArray(double[][]::new);
        byIn = new double[in.length][];
        for (int i = 0; i < in.length; i++) {
            byIn[i] = takesSlope(i) ? arguments.get(i).by : null;
        }
        if (node instanceof Node.Literal constant) {
            value[0] = constant.value();
        } else if (node instanceof Node.Row row) {
            Arrays.setAll(value, i -> row.values().get(i));
        } else if (isConstant()) {
            spread(length);
        }
    }

    private boolean takesSlope(int argument) {
        return !(node instanceof Node.Applied applied) || applied.operation().isDifferentiableIn(argument);
    }

    private boolean isConstant() {
        return node instanceof Node.Spread spread
                && (spread.given() instanceof Node.Literal || spread.given() instanceof Node.Row);
    }

    /** Computes {@code n} values; those of a vector's block begin at {@code offset} in the example. */
    void forward(OutputSource source, int offset, int n) {
        if (node instanceof Node.Applied applied) {
            applied.operation().forward(in, value, n, width);
        } else if (node instanceof Node.Variable given) {
            System.arraycopy(source.values(given.input()), offset, value, 0, n);
        } else if (node instanceof Node.Spread && !isConstant()) {
            spread(n);
        } else if (node instanceof Node.Total total) {
            value[0] = sum(in[0], width) / (total.isMean() ? width : 1);
        }
    }

    /** Computes all values of what is no block of outputs. */
    void forward(OutputSource source) {
        forward(source, 0, value.length);
    }

    private void spread(int n) {
        if (in[0].length == 1) {
            Arrays.fill(value, 0, n, in[0][0]);
            return;
        }
        for (int i = 0; i < n; i += width) {
            System.arraycopy(in[0], 0, value, i, width);
        }
    }

    /** Hands this cell's slopes on to its arguments, or to the example. */
    void backward(OutputSource source, int offset, int n) {
        if (by == null) {
            return;
        }
        if (node instanceof Node.Applied applied) {
            applied.operation().backward(in, value, by, byIn, n, width);
        } else if (node instanceof Node.Variable given) {
            add(by, source.slopes(given.input()), offset, n);
        } else if (node instanceof Node.Spread && byIn[0] != null) {
            gather(by, byIn[0], n);
        } else if (node instanceof Node.Total total && byIn[0] != null) {
            spread(by[0] / (total.isMean() ? width : 1), byIn[0]);
        }
    }

    /** Hands on the slopes of what is no block of outputs. */
    void backward(OutputSource source) {
        backward(source, 0, value.length);
    }

    void clearSlopes(int n) {
        if (by != null) {
            Arrays.fill(by, 0, n, 0);
        }
    }

    void clearSlopes() {
        clearSlopes(value.length);
    }

    /** Whether it is a mean over positions or everything, or else a sum. */
    private double divisor(int size) {
        Node.Reduced reduced = (Node.Reduced) node;
        if (!reduced.isMean()) {
            return 1;
        }
        return reduced.extent() == Extent.ROW ? size / width : size;
    }

    /** Begins the sum that a reduction makes. */
    void beginReduction() {
        Arrays.fill(value, 0);
    }

    /** Makes the mean of the sum, where it is to be one, of an example of so many outputs. */
    void endReduction(int size) {
        double divisor = divisor(size);
        for (int i = 0; i < value.length; i++) {
            value[i] /= divisor;
        }
    }

    /** Adds a block to the sum that a reduction makes; a value of weight 0 adds nothing, whatever it is. */
    void reduce(double @Nullable [] weights, int offset, int n) {
        if (weights == null) {
            gather(in[0], value, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            value[i % value.length] += Operation.times(weights[offset + i], in[0][i]);
        }
    }

    /** Hands a reduction's slopes to each value of the block, in an example of {@code size} outputs. */
    void spreadSlope(int size, double @Nullable [] weights, int offset, int n) {
        if (by == null || byIn[0] == null) {
            return;
        }
        double divisor = divisor(size);
        double first = by[0] / divisor;
        for (int i = 0; i < n; i++) {
            double slope = by.length == 1 ? first : by[i % by.length] / divisor;
            byIn[0][i] += weights == null ? slope : Operation.times(slope, weights[offset + i]);
        }
    }

    /** Adds n numbers to one, or to those of a row. */
    private static void gather(double[] from, double[] to, int n) {
        if (to.length == 1) {
            to[0] += sum(from, n);
            return;
        }
        for (int i = 0; i < n; i += to.length) {
            for (int j = 0; j < to.length; j++) {
                to[j] += from[i + j];
            }
        }
    }

    private static void spread(double slope, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += slope;
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
