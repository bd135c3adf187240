package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;

/** Normalization over the batch, after Ioffe and Szegedy, Batch normalization, 2015. */
public record BatchNormalization(
        Double epsilon,
        Double momentum,
        @Nullable String name,
        @Nullable List<String> from) implements LayerSpec {
    private static final Parameter<Double> EPSILON =
            Parameter.number("epsilon").positive().atMost(1).orElse(1e-5).says("Added to the variance.");
    private static final Parameter<Double> MOMENTUM = Parameter.number("momentum")
            .atLeast(0)
            .below(1)
            .orElse(0.9)
            .says("What is kept of the running mean and variance in each step.");

    static final About ABOUT = About.of(
                    "batch_normalization", "Normalizes each channel over the batch, then scales and shifts it.")
            .formula("gamma (x - mean) / sqrt(variance + epsilon) + beta")
            .category("normalization")
            .useWhen("a network is deep, or learns slowly: put it between a layer and its activation")
            .avoidWhen("batches are smaller than about 8, whose statistics are noise")
            .parameters(EPSILON, MOMENTUM, Wiring.NAME, Wiring.FROM);

    public BatchNormalization {
        Faults faults = new Faults();
        epsilon = EPSILON.of(epsilon, faults);
        momentum = MOMENTUM.of(momentum, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    /** With the usual settings, after the layer before. */
    public static BatchNormalization usual() {
        return new BatchNormalization(1e-5, 0.9, null, null);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Wiring.atOnce(inputs);
    }

    /**
     * The variance is kept as log10 of the deviation: DL4J takes it for that when it loads
     * a model, whatever the configuration says.
     */
    @Override
    public void addTo(Place place) {
        place.put(new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
                .eps(epsilon)
                .decay(momentum)
                .useLogStd(true)
                .activation(Activation.IDENTITY)
                .build());
    }
}
