package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.jspecify.annotations.Nullable;

/** Sets values to zero at random in training, and scales up the others. */
public record Dropout(
        Double rate, @Nullable String name, @Nullable List<String> from) implements LayerSpec {
    private static final Parameter<Double> RATE =
            Parameter.number("rate").atLeast(0).below(1).orElse(0.5).says("Share of the values that are set to zero.");

    static final About ABOUT = About.of(
                    "dropout", "Sets a share of the values to zero in training, and scales up the others.")
            .formula("x / (1 - rate) with probability 1 - rate, else 0")
            .category("regularization")
            .useWhen("the training loss falls on where the validation loss rises")
            .avoidWhen("the network does not even fit its training data")
            .parameters(RATE, Wiring.NAME, Wiring.FROM);

    public Dropout {
        Faults faults = new Faults();
        rate = RATE.of(rate, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    /** After the layer before. */
    public static Dropout of(double rate) {
        return new Dropout(rate, null, null);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    /** DL4J is told what to keep. */
    @Override
    public void addTo(Place place) {
        place.put(new DropoutLayer(1 - rate));
    }
}
