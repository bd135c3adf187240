package dev.descent.ml.loss;

/** The logistic function, output by output. */
final class SigmoidLink implements Link {
    private static final double NEARLY_ONE = 1 - 1e-6;

    @Override
    public void outputs(double[] logits, int positions, int width, double[] outputs) {
        for (int i = 0; i < positions * width; i++) {
            outputs[i] = 1 / (1 + Math.exp(-logits[i]));
        }
    }

    @Override
    public void complements(Example example) {
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            example.complements[i] = complement(example.logits[i], outputs[i]);
        }
    }

    /**
     * Both logarithms come from one: log p = min(z, 0) + log m and log(1 − p) =
     * −max(z, 0) + log m, with m = max(p, 1 − p).
     */
    @Override
    public void logOutputs(Example example) {
        double[] logits = example.logits();
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            double logLarger = Math.log(Math.max(outputs[i], 1 - outputs[i]));
            example.logOutputs[i] = Math.min(logits[i], 0) + logLarger;
            example.logComplements[i] = Math.min(-logits[i], 0) + logLarger;
        }
        example.hasLogOutputs = true;
        example.hasLogComplements = true;
    }

    @Override
    public void logComplements(Example example) {
        logOutputs(example);
    }

    @Override
    public void carryOutputs(Example example) {
        double[] logits = example.logits();
        double[] outputs = example.outputs();
        double[] from = example.gradients.byOutputs;
        double[] to = example.gradients.byLogits;
        for (int i = 0; i < example.size(); i++) {
            to[i] += from[i] * outputs[i] * complement(logits[i], outputs[i]);
        }
    }

    @Override
    public void carryLogOutputs(Example example) {
        double[] outputs = example.outputs();
        double[] from = example.gradients.byLogOutputs;
        double[] to = example.gradients.byLogits;
        for (int i = 0; i < example.size(); i++) {
            to[i] += from[i] * (1 - outputs[i]);
        }
    }

    @Override
    public void carryLogComplements(Example example) {
        double[] outputs = example.outputs();
        double[] from = example.gradients.byLogComplements;
        double[] to = example.gradients.byLogits;
        for (int i = 0; i < example.size(); i++) {
            to[i] -= from[i] * outputs[i];
        }
    }

    /** 1 − p = e^−z p, which matters where little is left of it. */
    private static double complement(double logit, double output) {
        return output < NEARLY_ONE ? 1 - output : output * Math.exp(-logit);
    }
}
