package dev.descent.ml.model;

import dev.descent.ml.data.DataReference;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.jspecify.annotations.Nullable;

/** A network as chosen in a job: a record per architecture, which configures the DL4J graph it names. */
public sealed interface ModelSpec permits Mlp, Lenet, Cnn, Resnet, Unet, Layers, Dl4j, Keras {

    /**
     * The model ready to be built: itself, unless it refers to a file.
     *
     * @throws dev.descent.ml.spec.InvalidSpec with what the file is not, or does not fit, at paths within this spec
     */
    default OpenModel open(ModelFiles files, InputShape input, Target target) {
        return OpenModel.of(this);
    }

    /** The file that it refers to; empty where it is all in the spec. */
    default Optional<DataReference> reference() {
        return Optional.empty();
    }

    /**
     * What does not fit such data (an image model on rows, an input too small for
     * its pooling), at paths within this spec.
     */
    List<Violation> faults(InputShape input, Target target);

    /**
     * What fits, and is most often a mistake, each with its path within this spec before it.
     *
     * @param target what the network is to give
     */
    default List<String> warnings(Target target) {
        return List.of();
    }

    /** The output activation this model names itself, or null to take the loss's first choice. */
    default @Nullable Activation outputActivation() {
        return null;
    }

    /** The shape in which the network takes the data's examples: as they are, or flattened. */
    default InputShape takes(InputShape input) {
        return input;
    }

    /**
     * The network, its output layer with {@code output} as activation included; names only classes of DL4J's own. Loads
     * native code, so the native runtime must have been started.
     *
     * @param seed of the initial weights
     */
    ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed);
}
