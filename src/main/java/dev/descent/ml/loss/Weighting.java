package dev.descent.ml.loss;

/** Where the weights of a sum's terms come from. */
public enum Weighting {
    /** They are given. */
    GIVEN,
    /** Each term's variance is learned along with the network, and its weight is half the inverse. */
    UNCERTAINTY
}
