package dev.descent.inference;

import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.Png;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.Prediction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Predictions as JSON or, a mask or an image, as a picture. */
final class PredictionWriter {
    /** Pixels of all masks and images of one JSON answer. */
    static final long MOST_PIXELS = 4_000_000;

    private final Target target;
    private final @Nullable List<String> colors;
    private final AnswerForm form;
    private final AnsweringModel model;

    PredictionWriter(AnsweringModel model, AnswerForm form) {
        this.model = model;
        Encoding encoding = model.model().encoding();
        this.target = encoding.target();
        this.colors = encoding instanceof ImageEncoding image ? image.colors() : null;
        this.form = form;
    }

    /** Refuses, before anything is computed, what could not be answered so. */
    void check(int instances) {
        boolean drawn = target.isMap();
        if (form.picture() && !drawn) {
            throw WrongForm.picture();
        } else if (form.picture() && instances > 1) {
            throw new InvalidSpec("instances", "must be one where a picture is wanted, are " + instances);
        } else if (drawn) {
            checkPixels((long) instances * target.positions());
        }
    }

    /**
     * The answer as it is sent; made on the thread that predicts, not on the one that sends.
     *
     * @param sent the image, where one was sent
     * @param warnings what a person should know of how the instances were taken
     */
    ResponseEntity<byte[]> answer(List<Prediction> predictions, @Nullable Picture sent, List<String> warnings) {
        if (form.picture()) {
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .headers(this::tellCheckpoint)
                    .body(Png.of(drawn(predictions.get(0), sent)));
        }
        if (sent != null && target.isMap() && isAsSent()) {
            checkPixels((long) sent.height() * sent.width());
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("predictions");
        for (Prediction prediction : predictions) {
            list.add(json(prediction, sent));
        }
        if (target.task() == Target.Task.SEGMENTATION) {
            target.names().forEach(answer.putArray("classes")::add);
        }
        answer.set("checkpoint", SpecWriter.write(model.checkpoint()));
        ArrayNode told = answer.putArray("warnings");
        model.warnings().forEach(told::add);
        warnings.forEach(told::add);
        tellLost(predictions, told);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body((answer + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A class stands in such an answer as in any other. */
    private static void tellLost(List<Prediction> predictions, ArrayNode told) {
        long lost = predictions.stream().filter(each -> !each.isOfNumbers()).count();
        if (lost > 0) {
            told.add("The network's outputs are not finite for " + lost + " of " + predictions.size()
                    + " instances, whose answers mean nothing: its weights are those of a run that diverged.");
        }
    }

    private void tellCheckpoint(HttpHeaders headers) {
        if (model.checkpoint() != null) {
            headers.set(UsedCheckpoint.HEADER, model.checkpoint().header());
        }
    }

    private @Nullable ObjectNode json(Prediction prediction, @Nullable Picture sent) {
        if (prediction.map() != null) {
            return mask(sized(prediction.map(), sent));
        }
        return prediction.picture() == null ? prediction.answer() : image(sized(prediction.picture(), sent));
    }

    private Picture drawn(Prediction prediction, @Nullable Picture sent) {
        return prediction.map() == null
                ? sized(Objects.requireNonNull(prediction.picture()), sent)
                : sized(prediction.map(), sent).picture(colors, target.outputs());
    }

    private Picture sized(Picture picture, @Nullable Picture sent) {
        return sent != null && isAsSent() ? picture.resized(sent.height(), sent.width()) : picture;
    }

    private ClassMap sized(ClassMap map, @Nullable Picture sent) {
        return sent != null && isAsSent() ? map.resized(sent.height(), sent.width()) : map;
    }

    private boolean isAsSent() {
        return form.size() != AnswerForm.MaskSize.MODEL;
    }

    private static void checkPixels(long pixels) {
        if (pixels > MOST_PIXELS) {
            throw new InvalidSpec(
                    "",
                    "the answer would have " + pixels + " pixels, and may have " + MOST_PIXELS
                            + " as JSON: ask for size=model, or for a picture with Accept: image/png");
        }
    }

    private static ObjectNode image(Picture picture) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode channels = node.putArray("image");
        int plane = picture.height() * picture.width();
        for (int c = 0; c < picture.channels(); c++) {
            ArrayNode rows = channels.addArray();
            for (int y = 0; y < picture.height(); y++) {
                ArrayNode row = rows.addArray();
                for (int x = 0; x < picture.width(); x++) {
                    row.add(picture.values()[c * plane + y * picture.width() + x] & 0xff);
                }
            }
        }
        return node;
    }

    private static ObjectNode mask(ClassMap map) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = node.putArray("mask");
        for (int y = 0; y < map.height(); y++) {
            ArrayNode row = rows.addArray();
            for (int x = 0; x < map.width(); x++) {
                row.add(map.codes()[y * map.width() + x] & 0xff);
            }
        }
        return node;
    }
}
