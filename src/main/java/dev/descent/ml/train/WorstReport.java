package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.Png;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.spec.JsonNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The validation examples with the highest loss, as {@code worst.json}: with label, prediction, where to find them, and thumbnails. */
final class WorstReport {
    private final Target target;
    private final Examples part;
    private final Answers answers;
    private final @Nullable List<String> colors;
    private final float[] features;
    private final float[] labels;
    private final Weights weights;

    WorstReport(TrainingData data, Activation activation) {
        target = data.target();
        part = data.validation();
        answers = new Answers(target, data.scaling(), activation);
        JsonNode declared = data.encoding().path("colors");
        colors = declared.isArray()
                ? declared.valueStream().map(JsonNode::stringValue).toList()
                : null;
        features = new float[data.input().size()];
        labels = new float[target.positions() * target.outputs()];
        weights = part.weighing().allocate(1, target.positions());
    }

    /** @param epoch whose validation pass it was */
    ObjectNode of(int epoch, List<WorstSamples.ScoredSample> samples) {
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("epoch", epoch);
        report.put("validation_examples", part.size()).putArray("samples");
        samples.forEach(sample -> report.withArray("samples").add(json(sample)));
        return report;
    }

    private ObjectNode json(WorstSamples.ScoredSample sample) {
        double[] truth = labels(sample.index());
        boolean isMap = sample.predicted() != null;
        boolean isPicture = sample.picture() != null;
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("loss", JsonNumber.of(sample.loss()));
        node.put("sample", part.sample(sample.index())).put("name", part.name(sample.index()));
        node.set("label", isMap || isPicture ? null : answers.label(truth, 0));
        node.set("prediction", sample.prediction());
        node.put("image", uri(part.picture(sample.index())));
        node.put("mask", isMap ? uri(answers.truth(truth, 0, weights, 0).within(WorstSamples.THUMBNAIL)) : null);
        node.put("predicted_mask", uri(sample.predicted()));
        node.put("target_image", isPicture ? uri(answers.picture(truth, 0)) : null);
        return node.put("predicted_image", uri(sample.picture()));
    }

    private double[] labels(int index) {
        part.read(index, features, 0, labels, 0);
        part.weigh(index, weights, 0);
        double[] values = new double[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels[i];
        }
        return values;
    }

    private static @Nullable String uri(@Nullable Picture picture) {
        return picture == null ? null : Png.dataUri(picture.within(WorstSamples.THUMBNAIL));
    }

    private @Nullable String uri(@Nullable ClassMap map) {
        return map == null ? null : Png.dataUri(map.picture(colors, target.outputs()));
    }
}
