package dev.descent.ml.optimizer;

import java.util.Map;

/**
 * An updater of DL4J's own, as data.
 *
 * @param name simple name of a class in {@code org.nd4j.linalg.learning.config}
 * @param settings by the names of the class's JSON properties
 */
public record StandardUpdater(String name, Map<String, Double> settings) {
    public StandardUpdater {
        settings = Map.copyOf(settings);
    }

    /** DL4J's Adam, which also stands in for rules that DL4J lacks or has wrong and that keep two moments as Adam does. */
    static StandardUpdater adam(double learningRate, double beta1, double beta2, double epsilon) {
        return new StandardUpdater(
                "Adam", Map.of("learningRate", learningRate, "beta1", beta1, "beta2", beta2, "epsilon", epsilon));
    }
}
