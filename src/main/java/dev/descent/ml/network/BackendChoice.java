package dev.descent.ml.network;

/** Where ND4J is to compute. */
public enum BackendChoice {
    /** On the processor. */
    CPU("org.nd4j.linalg.cpu.nativecpu.CpuBackend"),
    /** On a graphics card, in a jar that was built for it. */
    CUDA("org.nd4j.linalg.jcublas.JCublasBackend");

    private final String type;

    BackendChoice(String type) {
        this.type = type;
    }

    /** The name of ND4J's class for it. */
    String type() {
        return type;
    }
}
