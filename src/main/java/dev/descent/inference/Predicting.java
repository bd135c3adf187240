package dev.descent.inference;

import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.Prediction;
import dev.descent.ml.train.TrainedModel;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What is done with a loaded model, on its thread. */
final class Predicting {
    private final TrainedModel model;
    private final Rendering rendering;

    Predicting(TrainedModel model, Wanted wanted) {
        this.model = model;
        this.rendering = new Rendering(model.encoding(), wanted);
    }

    /** @throws InvalidSpec with everything that is wrong, at {@code instances[3].petal_length} */
    Answer rows(List<JsonNode> instances) {
        rendering.check(instances.size());
        JsonInstances encoded = new JsonInstances(instances, model.encoding());
        return rendering.answer(predict(encoded), null, encoded.warnings());
    }

    private List<Prediction> predict(JsonInstances instances) {
        try {
            return model.predict(instances);
        } catch (InvalidSpec invalid) {
            throw new InvalidSpec(invalid.violations().stream()
                    .map(violation -> violation.under("instances"))
                    .toList());
        }
    }

    /**
     * @param bytes of a PNG, JPEG or BMP
     * @param pixels that it may have
     */
    Answer image(byte[] bytes, long pixels) {
        if (!(model.encoding() instanceof ImageEncoding encoding)) {
            throw WrongForm.image();
        }
        rendering.check(1);
        try {
            Picture picture = ImageBytes.decode(bytes, pixels);
            return rendering.answer(model.predict(new ImageInstance(picture, encoding)), picture, List.of());
        } catch (UnreadableImage e) {
            throw new InvalidSpec("", "the image " + e.getMessage());
        }
    }
}
