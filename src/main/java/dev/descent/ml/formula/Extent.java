package dev.descent.ml.formula;

/** How many numbers an expression is, the fewest first. */
enum Extent {
    /** One for the example. */
    NUMBER,
    /** One for each output of a position, the same at every position: a class, a channel, a column. */
    ROW,
    /** One for each output at each position. */
    ALL
}
