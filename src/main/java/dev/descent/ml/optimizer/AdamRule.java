package dev.descent.ml.optimizer;

/** Adam's update (Kingma and Ba 2015, algorithm 1), for all that differ from it by something around it. State: m, v. */
record AdamRule(double beta1, double beta2, double epsilon) implements UpdateRule {
    @Override
    public void update(VectorSpan span, double learningRate, long step) {
        float[] w = span.parameters;
        float[] g = span.gradient;
        float[] m = span.state(0);
        float[] v = span.state(1);
        float a = (float) (1 - beta1);
        float b = (float) (1 - beta2);
        float rate = (float) (learningRate / UpdateRule.filled(beta1, step));
        float scale = (float) (1 / Math.sqrt(UpdateRule.filled(beta2, step)));
        float least = (float) epsilon;
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            float mean = UpdateRule.flushed(m[i] + a * (g[i] - m[i]));
            float square = UpdateRule.flushed(v[i] + b * (g[i] * g[i] - v[i]));
            m[i] = mean;
            v[i] = square;
            w[i] -= rate * mean / (scale * (float) Math.sqrt(square) + least);
        }
    }
}
