package dev.descent.inference;

import dev.descent.content.HeldFile;
import dev.descent.ml.base.Sha256;
import dev.descent.ml.data.Encoded;
import dev.descent.ml.data.Parts;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.Split;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.sample.Samples;
import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.Instances;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Prediction;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.SilentLog;
import dev.descent.ml.train.TrainedModel;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small models that were really trained. */
final class Models {
    private static final JsonMapper JSON = new JsonMapper();

    private Models() {}

    static StoredModel trained(Path folder, int seed) throws Exception {
        TrainingPlan plan = read(
                "{'model':{'type':'mlp','hidden':[4]},'loss':'mse','optimizer':'adam','training':{'epochs':1,'seed':"
                        + seed + "}}",
                TrainingPlan.class);
        Path model = new LocalTrainer(folder)
                .train(new Run(plan, Models::data, Checkpoints.NONE, new SilentLog(), () -> null))
                .files()
                .get("model.zip");
        return at(model, Sha256.of(model), seed);
    }

    /** What is at a path, with the hash that it must have. */
    static StoredModel at(Path path, String sha256, int seed) {
        return new StoredModel(new UUID(0, seed), () -> new HeldFile(path, sha256, () -> {}), sha256, null, List.of());
    }

    static List<Prediction> predict(TrainedModel model) {
        JsonNode row = JSON.readTree("{\"x\": 0.5}");
        return model.predict(new Instances() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public void encode(int index, float[] into, int offset) {
                model.encoding().encode(row, into, offset);
            }
        });
    }

    private static TrainingData data() {
        RawData raw = Samples.find("sine").orElseThrow().make();
        return Encoded.of(raw, Parts.of(Split.of(0.2, 0.0, 42L, true), raw), Normalize.STANDARDIZE, true);
    }

    private static <T> T read(String json, Class<T> type) {
        return SpecReader.read(JSON.readTree(json.replace('\'', '"')), type);
    }
}
