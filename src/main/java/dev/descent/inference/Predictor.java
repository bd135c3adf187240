package dev.descent.inference;

import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.Reduction;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.Prediction;
import dev.descent.ml.train.TrainedModel;
import java.util.List;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** What is done with a loaded model, on its thread. */
final class Predictor {
    private final TrainedModel model;
    private final PredictionWriter writer;

    Predictor(AnsweringModel answering, AnswerForm form) {
        this.model = answering.model();
        this.writer = new PredictionWriter(answering, form);
    }

    /** @throws InvalidSpec with everything that is wrong, at {@code instances[3].petal_length} */
    ResponseEntity<byte[]> rows(List<JsonNode> instances) {
        writer.check(instances.size());
        JsonInstances encoded = new JsonInstances(instances, model.encoding());
        List<Prediction> predictions = InvalidSpec.under("instances", () -> model.predict(encoded));
        return writer.answer(predictions, null, encoded.warnings());
    }

    /**
     * @param bytes of a PNG, JPEG or BMP
     * @param pixels that it may have
     */
    ResponseEntity<byte[]> image(byte[] bytes, long pixels) {
        if (!(model.encoding() instanceof ImageEncoding encoding)) {
            throw WrongForm.image();
        }
        writer.check(1);
        try {
            Picture picture = ImageBytes.decode(bytes, pixels);
            List<String> warnings = Reduction.of(bytes, picture, List.of(encoding.height(), encoding.width())).stream()
                    .map(lost -> "the image has " + lost.words())
                    .toList();
            return writer.answer(model.predict(new ImageInstance(picture, encoding)), picture, warnings);
        } catch (UnreadableImage e) {
            throw new InvalidSpec("", "the image " + e.getMessage());
        }
    }
}
