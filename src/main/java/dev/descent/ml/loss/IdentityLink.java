package dev.descent.ml.loss;

/** Outputs that are the logits. Logarithms are as they come: there is nothing stabler to take them from. */
final class IdentityLink implements Link {

    @Override
    public void outputs(double[] logits, int positions, int width, double[] outputs) {
        System.arraycopy(logits, 0, outputs, 0, positions * width);
    }

    @Override
    public void logOutputs(Example example) {
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            example.logOutputs[i] = Math.log(outputs[i]);
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
        double[] from = example.gradients.byOutputs;
        double[] to = example.gradients.byLogits;
        for (int i = 0; i < example.size(); i++) {
            to[i] += from[i];
        }
    }

    @Override
    public void carryLogOutputs(Example example) {
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            double slope = example.gradients.byLogOutputs[i];
            example.gradients.byLogits[i] += slope == 0 ? 0 : slope / outputs[i];
        }
    }

    @Override
    public void carryLogComplements(Example example) {
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            double slope = example.gradients.byLogComplements[i];
            example.gradients.byLogits[i] -= slope == 0 ? 0 : slope / (1 - outputs[i]);
        }
    }
}
