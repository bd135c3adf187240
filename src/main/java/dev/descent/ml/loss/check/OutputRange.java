package dev.descent.ml.loss.check;

import dev.descent.ml.loss.Activation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether given outputs can come from the activation; logits that were given as outputs cannot. */
final class OutputRange {
    /** Probabilities that were written with few digits do not sum to 1 exactly. */
    private static final double ROUNDED = 0.05;

    private static final int SHOWN = 8;

    private final double[] outputs;
    private final int width;
    private final Activation activation;
    private final int[] impossible;

    private OutputRange(Trial trial) {
        outputs = trial.input().given().values();
        width = trial.input().given().width();
        activation = trial.activation();
        impossible = IntStream.range(0, outputs.length / width)
                .filter(position -> trial.input().weights().isValid(position))
                .filter(position -> !isPossible(position))
                .toArray();
    }

    /** What is wrong with the outputs, where it was outputs that were given. */
    static Optional<String> complaint(Trial trial) {
        return trial.input().ofOutputs() ? new OutputRange(trial).complaint() : Optional.empty();
    }

    private Optional<String> complaint() {
        if (impossible.length == 0) {
            return Optional.empty();
        }
        int first = impossible[0] * width;
        return Optional.of("outputs must be %s: %d of %d positions are not, the first is %s; %s"
                .formatted(
                        rule(),
                        impossible.length,
                        outputs.length / width,
                        Arrays.toString(Arrays.copyOfRange(outputs, first, first + Math.min(width, SHOWN))),
                        "what comes before " + activation.id() + " is given as logits"));
    }

    private String rule() {
        return switch (activation) {
            case SOFTMAX -> "between 0 and 1 and sum to 1, as those of softmax do";
            case SIGMOID -> "between 0 and 1, as those of sigmoid are";
            case SOFTPLUS -> "at least 0, as those of softplus are";
            case IDENTITY -> "numbers";
        };
    }

    private boolean isPossible(int position) {
        double[] given = Arrays.copyOfRange(outputs, position * width, (position + 1) * width);
        return switch (activation) {
            case SOFTMAX -> areFractions(given) && Math.abs(Arrays.stream(given).sum() - 1) <= ROUNDED;
            case SIGMOID -> areFractions(given);
            case SOFTPLUS -> Arrays.stream(given).allMatch(output -> output >= 0);
            case IDENTITY -> true;
        };
    }

    private static boolean areFractions(double[] given) {
        return Arrays.stream(given).allMatch(output -> output >= 0 && output <= 1);
    }
}
