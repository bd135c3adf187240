package dev.descent.ml.loss;

import dev.descent.ml.spec.Family;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What looks wrong about a loss on given numbers. */
final class TrialWarnings {
    private static final double VANISHED = 1e-10;
    private static final double SATURATED = 1e-6;
    private static final double WRONG = 0.5;

    private final Trial trial;
    private final double[] labels;
    private final double[] outputs;
    private final int size;
    private final List<String> found = new ArrayList<>();

    TrialWarnings(Trial trial) {
        this.trial = trial;
        labels = trial.labels().values();
        outputs = trial.outputs();
        size = trial.target().positions() * trial.target().outputs();
    }

    List<String> all() {
        trial.spec().labels().forEach(this::checkLabels);
        checkFinite();
        checkVanishing();
        checkSaturation();
        if (isOfRegions(trial.spec())) {
            checkEmptyClasses();
        }
        return found;
    }

    private void checkLabels(LabelKind kind) {
        int width = trial.target().outputs();
        String complaint = kind.complaint(labels, labels.length / width, width);
        if (complaint != null) {
            found.add(complaint);
        }
    }

    private void checkFinite() {
        for (int i = 0; i < trial.scores().length; i++) {
            if (!Double.isFinite(trial.scores()[i])) {
                found.add("the score of example %d is %s; %s"
                        .formatted(i, trial.scores()[i], firstOf(i, "the gradient there is finite")));
                return;
            }
        }
        for (int i = 0; i < trial.scores().length; i++) {
            String where = firstOf(i, null);
            if (where != null) {
                found.add("scores are finite, but " + where);
                return;
            }
        }
    }

    /** The first non-finite slope of an example. */
    private @Nullable String firstOf(int example, @Nullable String otherwise) {
        for (int i = example * size; i < (example + 1) * size; i++) {
            if (!Double.isFinite(trial.gradient()[i])) {
                return "the gradient at %s is %s, for label %s and output %s"
                        .formatted(trial.given().place(i), trial.gradient()[i], labels[i], outputs[i]);
            }
        }
        return otherwise;
    }

    private void checkVanishing() {
        int vanished = 0;
        for (int i = 0; i < trial.scores().length; i++) {
            vanished += isFlat(i) && isWrong(i) ? 1 : 0;
        }
        if (vanished > 0) {
            found.add(
                    "the gradient vanishes for %d of %d examples though their outputs are far from the labels: nothing is learned from them"
                            .formatted(vanished, trial.scores().length));
        }
    }

    private boolean isFlat(int example) {
        for (int i = example * size; i < (example + 1) * size; i++) {
            if (!(Math.abs(trial.gradient()[i]) < VANISHED)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWrong(int example) {
        for (int i = example * size; i < (example + 1) * size; i++) {
            if (Math.abs(outputs[i] - labels[i]) > WRONG) {
                return true;
            }
        }
        return false;
    }

    private void checkSaturation() {
        if (trial.activation() != Activation.SIGMOID && trial.activation() != Activation.SOFTMAX) {
            return;
        }
        int saturated = 0;
        for (int i = 0; i < outputs.length; i++) {
            boolean atEnd = outputs[i] < SATURATED || outputs[i] > 1 - SATURATED;
            saturated += atEnd && Math.abs(outputs[i] - labels[i]) > WRONG ? 1 : 0;
        }
        if (saturated > 0) {
            found.add("%d of %d outputs are saturated on the wrong side (within %s of 0 or 1): %s"
                    .formatted(
                            saturated,
                            outputs.length,
                            SATURATED,
                            "logits may be too large, or the network has diverged"));
        }
    }

    private void checkEmptyClasses() {
        int empty = 0;
        int classes = trial.target().outputs();
        for (int i = 0; i < trial.scores().length * classes; i++) {
            empty += isEmpty(i / classes, i % classes) ? 1 : 0;
        }
        if (empty > 0) {
            found.add(
                    "%d of %d masks are empty (a class that an example has not): smooth decides their part of the score"
                            .formatted(empty, trial.scores().length * classes));
        }
    }

    private boolean isEmpty(int example, int c) {
        for (int i = example * size + c;
                i < (example + 1) * size;
                i += trial.target().outputs()) {
            if (labels[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfRegions(LossSpec spec) {
        return Family.of(LossSpec.class).about(spec.getClass()).category().equals("segmentation")
                || spec.inner().stream().anyMatch(TrialWarnings::isOfRegions);
    }
}
