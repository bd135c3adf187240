package dev.descent.ml.model;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.keras.KerasFile;
import dev.descent.ml.keras.transfer.KerasTransfer;
import dev.descent.ml.keras.transfer.Transferred;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.Keras.LastLayer;
import dev.descent.ml.model.ModelFiles.OpenedFile;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the file of a Keras model, and makes of it what is built. */
final class KerasOpening {
    private static final String OUTPUT = "output";

    private final Keras spec;
    private final InputShape input;
    private final Target target;

    private KerasOpening(Keras spec, InputShape input, Target target) {
        this.spec = spec;
        this.input = input;
        this.target = target;
    }

    static OpenModel open(Keras spec, ModelFiles files, InputShape input, Target target) {
        OpenedFile held = files.open(spec.uri(), spec.sha256());
        try {
            KerasFile file = KerasFile.open(held.path());
            try {
                return new KerasOpening(spec, input, target).opened(held.sha256(), file, () -> close(file, held));
            } catch (RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            held.close();
            throw new UncheckedIOException("cannot read a model", e);
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private OpenModel opened(String sha256, KerasFile file, Runnable release) {
        Transferred found = KerasTransfer.of(file.model(), input);
        Transferred.Head head = spec.output() == LastLayer.KEEP ? kept(found.head()) : null;
        Map<String, Map<String, Supplier<float[]>>> weights = new HashMap<>(found.weights());
        if (head != null) {
            weights.put(OUTPUT, head.weights());
        }
        Layers network = network(found, head);
        return new OpenModel(spec.pinned(sha256), network, new InitialWeights(weights), release);
    }

    private Transferred.Head kept(Transferred.@Nullable Head head) {
        Faults faults = new Faults();
        if (head == null) {
            throw new InvalidSpec(
                    OUTPUT,
                    "keep needs a dense layer at the end of the model, with no more than an activation after it; "
                            + "replace does not");
        }
        faults.check(
                target.positions() > 1 || head.units() == target.outputs(),
                OUTPUT,
                "keep needs as many outputs as the data has: " + head.name() + " has " + head.units() + ", the data "
                        + target.outputs() + "; replace puts a new output there");
        faults.check(
                head.activation() != null || spec.outputActivation() != null,
                "uri",
                "ends in " + head.name()
                        + ", whose activation no output has here: take output replace, or name output_activation");
        faults.raise();
        return head;
    }

    private Layers network(Transferred found, Transferred.@Nullable Head head) {
        Activation named = spec.outputActivation();
        Activation activation = named == null && head != null ? head.activation() : named;
        Faults faults = new Faults();
        Layers network = faults.collect("", () -> new Layers(found.layers(), activation));
        if (network != null) {
            faults.addAll("", network.faults(input, target));
        }
        if (network == null || !faults.isEmpty()) {
            Faults atUri = new Faults();
            faults.list().forEach(fault -> atUri.add("uri", "does not fit: " + fault.text()));
            throw new InvalidSpec(atUri.list());
        }
        return network;
    }

    private static void close(KerasFile file, OpenedFile held) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.close();
        }
    }
}
