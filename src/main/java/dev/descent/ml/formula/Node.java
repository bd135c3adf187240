package dev.descent.ml.formula;

import java.util.List;

/** An expression in a graph in which equal expressions are one node; arguments have lower ids than what is made of them. */
sealed interface Node {

    int id();

    /** Whether it is a number per output, and not one per example. */
    boolean isVector();

    List<Node> arguments();

    /** Whether the score can be trained through it. */
    boolean isActive();

    /** How many reductions must be done before it. */
    int level();

    /** A number. */
    record Constant(int id, double value) implements Node {
        @Override
        public boolean isVector() {
            return false;
        }

        @Override
        public List<Node> arguments() {
            return List.of();
        }

        @Override
        public boolean isActive() {
            return false;
        }

        @Override
        public int level() {
            return 0;
        }
    }

    /** What an example gives. */
    record Given(int id, Input input) implements Node {
        @Override
        public boolean isVector() {
            return true;
        }

        @Override
        public List<Node> arguments() {
            return List.of();
        }

        @Override
        public boolean isActive() {
            return input.isTrained();
        }

        @Override
        public int level() {
            return 0;
        }
    }

    /** The example's score by another loss. */
    record External(int id, int index) implements Node {
        @Override
        public boolean isVector() {
            return false;
        }

        @Override
        public List<Node> arguments() {
            return List.of();
        }

        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public int level() {
            return 0;
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
        public boolean isVector() {
            return false;
        }

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
