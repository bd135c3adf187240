package dev.descent.ml.loss;

import org.jspecify.annotations.Nullable;

/** The focal loss over log-probabilities l: −a (1 − e^l)^γ l, exact where e^l is nearly 0 or 1. */
final class FocalLoss implements Loss {
    private final double gamma;
    private final double[] positive;
    private final double[] negative;

    /** @param alpha weights of the classes, or null for none */
    FocalLoss(double gamma, double @Nullable [] alpha, int width) {
        this.gamma = gamma;
        positive = new double[width];
        negative = new double[width];
        for (int c = 0; c < width; c++) {
            positive[c] = alpha == null ? 1 : alpha[c];
            negative[c] = alpha == null ? 1 : 1 - alpha[c];
        }
    }

    @Override
    public double score(Example example, double weight) {
        boolean binary = example.activation == Activation.SIGMOID;
        double factor = 1.0 / (binary ? example.size() : example.positions());
        double[] logs = example.logOutputs();
        double[] byLogs = weight == 0 ? null : example.byLogOutputs();
        double[] complements = binary ? example.logComplements() : null;
        double[] byComplements = binary && weight != 0 ? example.byLogComplements() : null;
        double[] labels = example.labels();
        double sum = 0;
        for (int i = 0; i < example.size(); i++) {
            int c = i % example.width;
            sum += term(positive[c] * labels[i], logs, byLogs, i, weight * factor);
            if (complements != null) {
                sum += term(negative[c] * (1 - labels[i]), complements, byComplements, i, weight * factor);
            }
        }
        return sum * factor;
    }

    private double term(double share, double[] logs, double @Nullable [] byLogs, int i, double factor) {
        if (share == 0) {
            return 0;
        }
        double log = logs[i];
        double probability = Math.exp(log);
        double wrong = probability < 0.5 ? 1 - probability : -Math.expm1(log);
        if (wrong == 0) {
            if (byLogs != null && gamma == 0) {
                byLogs[i] -= factor * share;
            }
            return 0;
        }
        double power = gamma == 0 ? 1 / wrong : Math.pow(wrong, gamma - 1);
        if (byLogs != null) {
            byLogs[i] -= factor * share * power * (wrong - gamma * probability * log);
        }
        return -share * power * wrong * log;
    }
}
