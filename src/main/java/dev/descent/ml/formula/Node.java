package dev.descent.ml.formula;

import java.util.List;

/**
 * An expression in a graph in which equal expressions are one node; arguments have lower ids than what is made of them.
 */
sealed interface Node {

    int id();

    /** Whether it is a number per output, and not one per example. */
    default boolean isVector() {
        return false;
    }

    default List<Node> arguments() {
        return List.of();
    }

    /** Whether the score can be trained through it. */
    boolean isActive();

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
    }

    /** What an example gives. */
    record Variable(int id, Input input) implements Node {
        @Override
        public boolean isVector() {
            return true;
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

    /** An operation on arguments that are all vectors or all scalars. */
    record Applied(int id, Operation operation, List<Node> arguments, boolean isActive, int level) implements Node {
        @Override
        public boolean isVector() {
            return arguments.get(0).isVector();
        }
    }

    /** A scalar as a vector. */
    record Spread(int id, Node scalar) implements Node {
        @Override
        public boolean isVector() {
            return true;
        }

        @Override
        public List<Node> arguments() {
            return List.of(scalar);
        }

        @Override
        public boolean isActive() {
            return scalar.isActive();
        }

        @Override
        public int level() {
            return scalar.level();
        }
    }

    /** A vector's sum or mean. */
    record Reduced(int id, boolean isMean, Node vector) implements Node {
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
}
