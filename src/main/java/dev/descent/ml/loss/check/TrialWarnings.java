package dev.descent.ml.loss.check;

import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.DoubtfulLoss;
import dev.descent.ml.loss.ExactWeights;
import dev.descent.ml.loss.FlatLoss;
import dev.descent.ml.loss.LabelKind;
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
    private final double[] predicted;
    private final int size;
    private final List<String> found = new ArrayList<>();

    TrialWarnings(Trial trial) {
        this.trial = trial;
        labels = trial.input().labels().values();
        outputs = trial.outputs();
        predicted = trial.predicted();
        size = outputs.length / trial.scores().length;
    }

    List<String> all() {
        trial.spec().labels().forEach(this::checkLabels);
        checkFinite();
        checkVanishing();
        checkFlat();
        OutputRange.complaint(trial).ifPresentOrElse(found::add, this::checkSaturation);
        if (!trial.spec().absences().isEmpty()) {
            checkAbsentClasses();
        }
        return found;
    }

    private void checkLabels(LabelKind kind) {
        int width = trial.target().outputs();
        double[] valid = trial.input().validLabels();
        String complaint = kind.complaint(valid, valid.length / width, width);
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
                return "the gradient at %s is %s, for %soutput %s"
                        .formatted(
                                trial.input().given().place(i),
                                trial.gradient()[i],
                                isLabelled() ? "label " + labels[i] + " and " : "",
                                outputs[i]);
            }
        }
        return otherwise;
    }

    private void checkVanishing() {
        int vanished = 0;
        for (int i = 0; i < trial.scores().length; i++) {
            vanished += trial.scores()[i] != 0 && isFlat(i) && isWrong(i) ? 1 : 0;
        }
        if (vanished > 0) {
            found.add(
                    "the gradient vanishes for %d of %d examples though their outputs are far from the labels: nothing is learned from them"
                            .formatted(vanished, trial.scores().length));
        }
    }

    /** Of the loss itself, whatever the outputs; those that are given may be where a loss with a gradient has none. */
    private void checkFlat() {
        TrialInput input = trial.input();
        if (input.ofOutputs()) {
            return;
        } else if (FlatLoss.is(trial.function(), input.batch())) {
            found.add("the gradient is 0 for any outputs: with these labels nothing is learned from this loss");
        } else {
            DoubtfulLoss.complaint(
                            trial.function(), input.batch(), trial.target().isCategorical())
                    .ifPresent(found::add);
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
        int each = labels.length / trial.scores().length;
        for (int i = example * each; i < (example + 1) * each; i++) {
            if (trial.input().countsLabel(i) && Math.abs(predicted[i] - labels[i]) > WRONG) {
                return true;
            }
        }
        return false;
    }

    /** Whether each output has a label of its own. */
    private boolean isLabelled() {
        return labels.length == outputs.length;
    }

    private void checkSaturation() {
        boolean saturates = trial.activation() == Activation.SIGMOID || trial.activation() == Activation.SOFTMAX;
        if (!saturates || !isLabelled()) {
            return;
        }
        int saturated = 0;
        for (int i = 0; i < outputs.length; i++) {
            boolean atEnd = outputs[i] < SATURATED || outputs[i] > 1 - SATURATED;
            saturated += atEnd && trial.input().counts(i) && Math.abs(outputs[i] - labels[i]) > WRONG ? 1 : 0;
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

    private void checkAbsentClasses() {
        int classes = trial.target().outputs();
        int masks = trial.counted() * classes;
        int empty = 0;
        for (int i = 0; i < trial.scores().length * classes; i++) {
            empty += isAbsent(i / classes, i % classes) ? 1 : 0;
        }
        if (empty > 0) {
            found.add("%d of %d masks are empty (a class that an example has not): %s"
                    .formatted(empty, masks, String.join("; ", trial.spec().absences())));
        }
    }

    /** Whether the labels of an example that counts have none of a class. */
    private boolean isAbsent(int example, int c) {
        int positions = trial.target().positions();
        ExactWeights weights = trial.input().weights();
        boolean counts = false;
        for (int i = example * positions; i < (example + 1) * positions; i++) {
            counts |= weights.isValid(i);
            if (weights.isValid(i)
                    && weights.ofPosition(i) * labels[i * trial.target().outputs() + c] != 0) {
                return false;
            }
        }
        return counts;
    }
}
