package dev.descent.ml.train;

import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.network.ModelFile;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.build.NetworkBlueprint;
import java.io.IOException;
import java.nio.file.Path;

/** A {@code model.zip} that was looked into: what it is and what it would take, before its weights are loaded. */
public final class SavedModel {
    private final Path path;
    private final ModelDescription description;
    private final NetworkBlueprint blueprint;

    private SavedModel(Path path, ModelDescription description) {
        this.path = path;
        this.description = description;
        this.blueprint = description.blueprint();
    }

    /**
     * Looks into a file. Loads native code.
     *
     * @throws IOException where it cannot be read, or is no model that was exported here
     */
    public static SavedModel open(Path path) throws IOException {
        try (ModelFile file = ModelFile.open(path)) {
            return new SavedModel(path, ModelDescription.read(file));
        }
    }

    /** How instances become inputs. */
    public Encoding encoding() {
        return description.encoding();
    }

    /** An estimate of what the loaded model takes, in bytes. */
    public long bytes() {
        return blueprint.predictionBytes(description.plan().training().batchSize());
    }

    /** Loads it on the thread that will use it. */
    public TrainedModel load() throws IOException {
        Network network = blueprint.build();
        try (ModelFile file = ModelFile.open(path)) {
            network.writeParameters(file.parameters(Math.toIntExact(blueprint.parameterCount())));
            return new TrainedModel(description, network);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            network.close();
            throw e;
        }
    }
}
