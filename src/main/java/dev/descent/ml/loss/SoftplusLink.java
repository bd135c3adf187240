package dev.descent.ml.loss;

/** log(1 + e^z), output by output; its slope is the logistic function, 1 − e^−p. */
final class SoftplusLink implements Link {

    static double softplus(double logit) {
        return Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
    }

    @Override
    public void outputs(double[] logits, int positions, int width, double[] outputs) {
        for (int i = 0; i < positions * width; i++) {
            outputs[i] = softplus(logits[i]);
        }
    }

    /** Far below zero p is e^z, so that log p is z, also where p is too small for a number. */
    @Override
    public void logOutputs(Example example) {
        double[] logits = example.logits();
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            example.logOutputs[i] = logits[i] < -40 ? logits[i] : Math.log(outputs[i]);
        }
        example.hasLogOutputs = true;
    }

    @Override
    public void logComplements(Example example) {
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            example.logComplements[i] = Math.log1p(-outputs[i]);
        }
        example.hasLogComplements = true;
    }

    @Override
    public void carryOutputs(Example example) {
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            example.gradients.byLogits[i] += example.gradients.byOutputs[i] * slope(outputs[i]);
        }
    }

    @Override
    public void carryLogOutputs(Example example) {
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            double relative = outputs[i] == 0 ? 1 : slope(outputs[i]) / outputs[i];
            example.gradients.byLogits[i] += example.gradients.byLogOutputs[i] * relative;
        }
    }

    @Override
    public void carryLogComplements(Example example) {
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            double by = example.gradients.byLogComplements[i];
            example.gradients.byLogits[i] -= by == 0 ? 0 : by * slope(outputs[i]) / (1 - outputs[i]);
        }
    }

    private static double slope(double output) {
        return -Math.expm1(-output);
    }
}
