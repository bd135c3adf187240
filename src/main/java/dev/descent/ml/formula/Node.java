package dev.descent.ml.formula;

import java.util.List;

/**
 * An expression in a graph in which equal expressions are one node; arguments have lower ids than what is made of them.
 */
sealed interface Node {

    int id();

    default Extent extent() {
        return Extent.NUMBER;
    }

    /** Whether it is a number per output at each position. */
    default boolean isVector() {
        return extent() == Extent.ALL;
    }

    default List<Node> arguments() {
        return List.of();
    }

    /** Whether the score can be trained through it. */
    boolean isActive();

    /** Whether it is a number that no example changes. */
    default boolean isFixed() {
        return false;
    }

    /** How many reductions must be done before it. */
    default int level() {
        return 0;
    }

    /** A number. */
    record Literal(int id, double value) implements Node {
        @Override
        public boolean isActive() {
            return false;
        }

        @Override
        public boolean isFixed() {
            return true;
        }
    }

    /** A number that is the same for all examples, and not for ever. */
    record Changing(int id, String name) implements Node {
        @Override
        public boolean isActive() {
            return false;
        }

        @Override
        public boolean isFixed() {
            return true;
        }
    }

    /** Numbers for the outputs of a position, which no example changes. */
    record Row(int id, List<Double> values) implements Node {
        @Override
        public Extent extent() {
            return Extent.ROW;
        }

        @Override
        public boolean isActive() {
            return false;
        }
    }

    /** What an example gives. */
    record Variable(int id, Input input) implements Node {
        @Override
        public Extent extent() {
            return Extent.ALL;
        }

        @Override
        public boolean isActive() {
            return input.isTrained();
        }
    }

    /** The example's score by another loss. */
    record External(int id, int index) implements Node {
        @Override
        public boolean isActive() {
            return true;
        }
    }

    /** An operation on arguments of one extent. */
    record Applied(int id, Operation operation, List<Node> arguments, boolean isActive, int level) implements Node {
        @Override
        public Extent extent() {
            return arguments.get(0).extent();
        }
    }

    /** The same numbers over more. */
    record Spread(int id, Node given, Extent extent) implements Node {
        @Override
        public List<Node> arguments() {
            return List.of(given);
        }

        @Override
        public boolean isActive() {
            return given.isActive();
        }

        @Override
        public int level() {
            return given.level();
        }
    }

    /** A vector's sum or mean: over everything, or over positions, which leaves a row. */
    record Reduced(int id, boolean isMean, Node vector, Extent extent) implements Node {
        @Override
        public List<Node> arguments() {
            return List.of(vector);
        }

        @Override
        public boolean isActive() {
            return vector.isActive();
        }

        @Override
        public int level() {
            return vector.level() + 1;
        }
    }

    /** A row's sum or mean. */
    record Total(int id, boolean isMean, Node row) implements Node {
        @Override
        public List<Node> arguments() {
            return List.of(row);
        }

        @Override
        public boolean isActive() {
            return row.isActive();
        }

        @Override
        public int level() {
            return row.level();
        }
    }
}
