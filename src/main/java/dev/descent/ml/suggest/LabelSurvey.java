package dev.descent.ml.suggest;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks at the labels of a training part: at all of them, or at many that lie evenly in it. */
final class LabelSurvey {
    private static final int MOST_VALUES = 4_000_000;
    private static final int MOST_EXAMPLES = 20_000;

    private final Target target;
    private final Examples part;
    private final float[] features;
    private final float[] labels;
    private final Weights weights;

    /** Sees one example. */
    interface Visitor {
        /**
         * @param features as the network gets them
         * @param labels [positions, outputs]
         */
        void see(float[] features, float[] labels, Weights weights);
    }

    LabelSurvey(TrainingData data) {
        target = data.target();
        part = data.training();
        features = new float[data.input().size()];
        labels = new float[target.positions() * target.outputs()];
        weights = part.weighing().allocate(1, target.positions());
    }

    LabelFacts facts() {
        List<ClassFacts> classes = new ArrayList<>();
        List<NumberFacts> numbers = new ArrayList<>();
        if (target.isCategorical()) {
            ClassCounts counts = new ClassCounts(target);
            visit((features, labels, weights) -> counts.add(labels, weights));
            classes.addAll(counts.facts());
        } else {
            ColumnValues values = new ColumnValues(target);
            visit((features, labels, weights) -> values.add(labels, weights));
            numbers.addAll(values.facts());
        }
        return new LabelFacts(target, looked(), classes, numbers);
    }

    /** Of images that become images; null of anything else. */
    @Nullable
    PictureFacts pictures(JsonNode encoding) {
        if (target.task() != Target.Task.IMAGE_TO_IMAGE
                || !(SpecReader.read(encoding, Encoding.class) instanceof ImageEncoding images)) {
            return null;
        }
        PictureCounts counts = new PictureCounts(target, images);
        visit((features, labels, weights) -> counts.add(features, labels));
        return counts.facts();
    }

    int looked() {
        int affordable = Math.max(1, MOST_VALUES / labels.length);
        return Math.min(part.size(), Math.min(MOST_EXAMPLES, affordable));
    }

    void visit(Visitor visitor) {
        int looked = looked();
        for (int i = 0; i < looked; i++) {
            int index = (int) ((long) i * part.size() / looked);
            part.read(index, features, 0, labels, 0);
            part.weigh(index, weights, 0);
            visitor.see(features, labels, weights);
        }
    }
}
