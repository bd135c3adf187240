package dev.descent.ml.loss;

/** Softmax over the outputs of a position, with the largest logit taken off first: one exponential per output. */
final class SoftmaxLink implements Link {

    @Override
    public void outputs(double[] logits, int positions, int width, double[] outputs) {
        for (int start = 0; start < positions * width; start += width) {
            double largest = largest(logits, start, width);
            double sum = 0;
            for (int i = start; i < start + width; i++) {
                double power = Math.exp(logits[i] - largest);
                outputs[i] = power;
                sum += power;
            }
            double inverse = 1 / sum;
            for (int i = start; i < start + width; i++) {
                outputs[i] *= inverse;
            }
        }
    }

    /** log p = z − largest − log Σ; the sum of powers is 1 / p of the largest, so no second exponential is needed. */
    @Override
    public void logOutputs(Example example) {
        double[] logits = example.logits();
        double[] outputs = example.outputs();
        int width = example.width;
        for (int start = 0; start < example.size(); start += width) {
            double shift = largest(logits, start, width) - Math.log(largest(outputs, start, width));
            for (int i = start; i < start + width; i++) {
                example.logOutputs[i] = logits[i] - shift;
            }
        }
        example.hasLogOutputs = true;
    }

    /** Above a half 1 − p would cancel, so the others are summed. */
    @Override
    public void complements(Example example) {
        double[] outputs = example.outputs();
        int width = example.width;
        for (int i = 0; i < example.size(); i++) {
            example.complements[i] = outputs[i] > 0.5 ? sumOfOthers(outputs, i - i % width, width, i) : 1 - outputs[i];
        }
    }

    @Override
    public void logComplements(Example example) {
        double[] complements = example.complements();
        for (int i = 0; i < example.size(); i++) {
            example.logComplements[i] = Math.log(complements[i]);
        }
        example.hasLogComplements = true;
    }

    @Override
    public void carryOutputs(Example example) {
        double[] outputs = example.outputs();
        double[] from = example.gradients.byOutputs;
        double[] to = example.gradients.byLogits;
        int width = example.width;
        for (int start = 0; start < example.size(); start += width) {
            if (example.hasComplements) {
                carryExactly(example, start);
                continue;
            }
            double dot = 0;
            for (int i = start; i < start + width; i++) {
                dot += from[i] * outputs[i];
            }
            for (int i = start; i < start + width; i++) {
                to[i] += outputs[i] * (from[i] - dot);
            }
        }
    }

    /**
     * For losses that look at 1 − p. A slope that all outputs share moves nothing: that of the largest output is taken
     * off, with which the others would cancel where it is nearly 1.
     */
    private static void carryExactly(Example example, int start) {
        double[] outputs = example.outputs();
        double[] from = example.gradients.byOutputs;
        int largest = start;
        for (int i = start + 1; i < start + example.width; i++) {
            largest = outputs[i] > outputs[largest] ? i : largest;
        }
        double shared = from[largest];
        double dot = 0;
        for (int i = start; i < start + example.width; i++) {
            dot += (from[i] - shared) * outputs[i];
        }
        for (int i = start; i < start + example.width; i++) {
            example.gradients.byLogits[i] += outputs[i] * (from[i] - shared - dot);
        }
    }

    @Override
    public void carryLogOutputs(Example example) {
        double[] outputs = example.outputs();
        double[] from = example.gradients.byLogOutputs;
        double[] to = example.gradients.byLogits;
        int width = example.width;
        for (int start = 0; start < example.size(); start += width) {
            double sum = 0;
            for (int i = start; i < start + width; i++) {
                sum += from[i];
            }
            for (int i = start; i < start + width; i++) {
                to[i] += from[i] - outputs[i] * sum;
            }
        }
    }

    /** With t = p / (1 − p) times the slope: −t (1 − p) to the output's own logit, t p_j to each other. */
    @Override
    public void carryLogComplements(Example example) {
        double[] outputs = example.outputs();
        int width = example.width;
        for (int start = 0; start < example.size(); start += width) {
            double sum = 0;
            for (int i = start; i < start + width; i++) {
                sum += odds(example, outputs, i);
            }
            for (int i = start; i < start + width; i++) {
                double others = sum - odds(example, outputs, i);
                example.gradients.byLogits[i] += outputs[i] * (others - example.gradients.byLogComplements[i]);
            }
        }
    }

    private static double odds(Example example, double[] outputs, int i) {
        double slope = example.gradients.byLogComplements[i];
        return slope == 0 ? 0 : slope * outputs[i] / Math.exp(example.logComplements[i]);
    }

    private static double largest(double[] values, int start, int width) {
        double largest = values[start];
        for (int i = start + 1; i < start + width; i++) {
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }

    private static double sumOfOthers(double[] values, int start, int width, int except) {
        double sum = 0;
        for (int i = start; i < start + width; i++) {
            sum += i == except ? 0 : values[i];
        }
        return sum;
    }
}
