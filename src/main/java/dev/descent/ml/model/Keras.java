package dev.descent.ml.model;

import dev.descent.ml.data.DataReference;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A model that Keras saved, to be trained on from its weights. It is opened, and
 * what its file holds is built in its place.
 */
public record Keras(
        String uri,
        @Nullable String sha256,
        LastLayer output,
        @Nullable Activation outputActivation) implements ModelSpec {
    private static final Parameter<String> URI =
            DataReference.uri("file:model.keras", "Where the file is: .keras, or .h5 of Keras 2 or 3.");

    private static final Parameter<String> SHA256 = DataReference.sha256("The hash that its bytes must have.");

    private static final Parameter<LastLayer> OUTPUT = Parameter.choice("output", LastLayer.class)
            .orElse(LastLayer.KEEP)
            .says("keep its last dense layer with its weights, or replace it by a new one for the classes of the "
                    + "data.");
    private static final Parameter<Activation> OUTPUT_ACTIVATION = Parameter.choice(
                    "output_activation", Activation.class)
            .says("identity, sigmoid, softmax or softplus; that of the file if not given, of a replaced output the "
                    + "loss's choice.");

    static final About ABOUT = About.of("keras", "A sequential model that Keras saved, with its weights.")
            .category("trained elsewhere")
            .useWhen("a model exists already: train it on, or put a new output on what it has learned")
            .avoidWhen("the file holds other layers than those in docs/keras.md, or branches")
            .parameters(URI, SHA256, OUTPUT, OUTPUT_ACTIVATION)
            .example("{\"type\":\"keras\",\"uri\":\"file:model.keras\",\"output\":\"replace\"}");

    /** What becomes of the last dense layer. */
    public enum LastLayer {
        KEEP,
        REPLACE
    }

    public Keras {
        Faults faults = new Faults();
        uri = URI.of(uri, faults);
        sha256 = DataReference.hash(sha256, SHA256, faults);
        output = OUTPUT.of(output, faults);
        outputActivation = OUTPUT_ACTIVATION.of(outputActivation, faults);
        faults.raise();
    }

    Keras pinned(String hash) {
        return new Keras(uri, hash, output, outputActivation);
    }

    @Override
    public Optional<DataReference> reference() {
        return Optional.of(new DataReference(uri, sha256));
    }

    @Override
    public OpenModel open(ModelFiles files, InputShape input, Target target) {
        return KerasOpening.open(this, files, input, target);
    }

    @Override
    public List<Violation> faults(InputShape input, Target target) {
        return List.of(); // what it opens to is asked
    }

    @Override
    public ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed) {
        throw new IllegalStateException("what is built is the network that a Keras model opens to");
    }
}
