package dev.descent.ml.keras.transfer;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.keras.KerasLayer;
import dev.descent.ml.keras.KerasModel;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.Flatten;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Maps a Keras model, layer by layer. */
public final class KerasTransfer {
    private static final Set<String> ENDINGS = Set.of("Activation", "Softmax");

    private final KerasModel model;
    private final Assembly assembly;

    private KerasTransfer(KerasModel model, KerasShape input) {
        this.model = model;
        this.assembly = new Assembly(model.version(), input);
    }

    /**
     * The model over such data.
     *
     * @throws InvalidSpec at {@code uri}: with every layer that is not known here, else
     *     with the first that cannot be done exactly
     */
    public static Transferred of(KerasModel model, InputShape input) {
        Faults faults = new Faults();
        model.layers().stream()
                .filter(layer -> !KerasLayers.isKnown(layer))
                .forEach(layer -> faults.add("uri", "holds " + layer + ", a layer that is not known here"));
        KerasShape signal = faults.collect("", () -> Inputs.signal(model.input(), input));
        faults.raise();
        if (signal == null) {
            throw new IllegalStateException("an input without faults that is none");
        }
        KerasTransfer transfer = new KerasTransfer(model, signal);
        if (signal.isVector() && input.isImage()) {
            transfer.assembly.add(new Flatten("pixels", null), signal);
        }
        return transfer.run();
    }

    private Transferred run() {
        List<KerasLayer> layers = model.layers();
        int head = head(layers);
        try {
            layers.subList(0, head < 0 ? layers.size() : head)
                    .forEach(layer -> KerasLayers.of(layer).add(new Config(layer), assembly));
            Transferred.Head last = head < 0 ? null : head(layers.get(head), ending(layers));
            return new Transferred(assembly.layers(), assembly.weights(), last);
        } catch (ArithmeticException e) {
            throw new InvalidSpec("uri", "holds layers whose sizes are impossible");
        }
    }

    /** Where the dense layer is that becomes the output layer, or −1. */
    private static int head(List<KerasLayer> layers) {
        int last = layers.size() - 1;
        if (last >= 1 && ENDINGS.contains(layers.get(last).type())) {
            boolean linear =
                    ActivationNames.name(new Config(layers.get(last - 1))).equals("linear");
            last -= linear ? 1 : 0;
        }
        return last >= 0 && layers.get(last).type().equals("Dense") ? last : -1;
    }

    private static @Nullable Activation ending(List<KerasLayer> layers) {
        Config config = new Config(layers.get(layers.size() - 1));
        boolean softmax = config.layer().type().equals("Softmax");
        return softmax ? Activation.SOFTMAX : ActivationNames.output(config);
    }

    private Transferred.Head head(KerasLayer layer, @Nullable Activation ending) {
        Config config = new Config(layer);
        int units = config.integer("units");
        Map<String, Supplier<float[]>> weights = new HashMap<>(WeightedLayers.denseWeights(config, assembly.signal()));
        weights.putIfAbsent("b", () -> new float[units]);
        return new Transferred.Head(units, ending, layer.toString(), weights);
    }
}
