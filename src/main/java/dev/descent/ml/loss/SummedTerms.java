package dev.descent.ml.loss;

import java.util.List;

/** The terms of a loss that is a weighted sum, one by one. */
interface SummedTerms {

    /** Of the terms, unambiguous. */
    List<String> names();

    /** Whether a term is meant to train something all along: its weight is neither 0 nor changed by a schedule. */
    boolean isSteady(int term);

    /** Adds {@code weight} times a term's gradient, with all that the term is multiplied by in the sum, to the example's gradients. */
    void addGradient(int term, Example example, double weight);
}
