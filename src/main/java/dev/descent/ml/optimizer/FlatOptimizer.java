package dev.descent.ml.optimizer;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all optimizers do around their rule: running statistics, clipping,
 * penalties, weight decay, and the state's layout.
 */
final class FlatOptimizer implements Optimizer {
    private final UpdateRule rule;
    private final Layout layout;
    private final float[][] states;
    private final @Nullable Clip clip;
    private final Collection<List<Range>> clipped;
    private final Penalty pull;
    private final double decoupledDecay;
    private double penalty;

    FlatOptimizer(OptimizerSpec spec, List<ParameterBlock> blocks, UpdateRule rule) {
        this.rule = rule;
        this.layout = new Layout(blocks);
        this.states = new float[spec.stateVectors()][layout.size()];
        this.clip = spec.regularization().clip();
        this.clipped = clip == null ? List.of() : clip.groups(layout);
        this.pull = new Penalty(spec, layout.weights());
        this.decoupledDecay = spec.decouplesDecay() ? spec.weightDecay() : 0;
    }

    @Override
    public Stretch begin(float[] parameters, float[] gradient, double learningRate, long step) {
        layout.statistics().forEach(range -> subtract(gradient, parameters, range));
        if (clip != null) {
            clip.apply(gradient, clipped);
        }
        penalty = pull.value(parameters);
        pull.addGradient(parameters, gradient);
        if (decoupledDecay > 0) {
            float kept = (float) (1 - learningRate * decoupledDecay);
            layout.weights().forEach(range -> shrink(parameters, kept, range));
        }
        return (from, to) -> {
            for (Range run : layout.runs()) {
                Range within = run.within(from, to);
                if (within.length() > 0) {
                    rule.update(new VectorSpan(parameters, gradient, states, within), learningRate, step);
                }
            }
        };
    }

    @Override
    public double penalty() {
        return penalty;
    }

    @Override
    public List<Slice> state() {
        return layout.runs().stream()
                .flatMap(run -> Arrays.stream(states).map(vector -> new Slice(vector, run.from(), run.length())))
                .toList();
    }

    private static void subtract(float[] gradient, float[] parameters, Range range) {
        for (int i = range.from(); i < range.to(); i++) {
            parameters[i] -= gradient[i];
        }
    }

    private static void shrink(float[] parameters, float kept, Range range) {
        for (int i = range.from(); i < range.to(); i++) {
            parameters[i] *= kept;
        }
    }
}
