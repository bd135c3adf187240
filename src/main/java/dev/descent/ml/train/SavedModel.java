package dev.descent.ml.train;

import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.ModelFile;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.file.Path;

/** A model as a file that was looked into: what it is and what it would take, before its weights are loaded. */
public final class SavedModel {
    private final Parameters parameters;
    private final ModelDescription description;
    private final NetworkBlueprint blueprint;

    /** Reads the flat parameter vector of the file, of a known length. */
    private interface Parameters {
        float[] read(int count) throws IOException;
    }

    private SavedModel(Parameters parameters, ModelDescription description) {
        this.parameters = parameters;
        this.description = description;
        this.blueprint = description.blueprint();
    }

    /**
     * Looks into a {@code model.zip}. Loads native code.
     *
     * @throws IOException where it cannot be read, or is no model that was exported here
     */
    public static SavedModel open(Path path) throws IOException {
        try (ModelFile file = ModelFile.open(path)) {
            return new SavedModel(count -> parameters(path, count), ModelDescription.read(file.spec()));
        }
    }

    private static float[] parameters(Path path, int count) throws IOException {
        try (ModelFile file = ModelFile.open(path)) {
            return file.parameters(count);
        }
    }

    /**
     * Looks into a checkpoint whose hash was verified. Loads native code.
     *
     * @throws IOException where it cannot be read, or is no checkpoint
     */
    public static SavedModel openCheckpoint(Path path) throws IOException {
        CheckpointFile file = CheckpointFile.open(path);
        return new SavedModel(file::parameters, ModelDescription.read(file.description()));
    }

    /** How instances become inputs. */
    public Encoding encoding() {
        return description.encoding();
    }

    /** What it was trained by. */
    public LossSpec loss() {
        return description.plan().loss();
    }

    /** An estimate of what the loaded model takes, in bytes. */
    public long bytes() {
        return blueprint.predictionBytes(description.plan().training().batchSize());
    }

    /** Loads it on the thread that will use it. */
    public TrainedModel load() throws IOException {
        Network network = blueprint.build();
        try {
            network.writeParameters(parameters.read(Math.toIntExact(blueprint.parameterCount())));
            return new TrainedModel(description, network);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            network.close();
            throw e;
        }
    }
}
