package dev.descent.ml.network.build;

/** What is asked to compute a network. */
public enum EngineChoice {
    /** oneDNN where it can, else DL4J. */
    AUTO,
    /** oneDNN, or nothing. */
    ONEDNN,
    /** DL4J. */
    DL4J
}
