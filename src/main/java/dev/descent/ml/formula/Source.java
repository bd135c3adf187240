package dev.descent.ml.formula;

/** Where a program takes an example from, and where it leaves the gradient. Arrays are indexed from 0. */
public interface Source {

    /** The values of an input, at least as many as the program's size. */
    double[] values(Input input);

    /** d score / d input, to add to; asked for only where an input is trained. */
    double[] slopes(Input input);
}
