package dev.descent.ml.optimizer;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit on the loss's gradient, before penalties and weight decay are added: each value cut to ±threshold, or every
 * group with an L2 norm above the threshold scaled down to it.
 */
public record Clip(By by, Double threshold, @Nullable ClipScope per) {
    private static final Parameter<By> BY =
            Parameter.choice("by", By.class).orElse(By.NORM).says("Cut each value, or scale by the L2 norm.");
    private static final Parameter<Double> THRESHOLD =
            Parameter.number("threshold").positive().orElse(1.0).says("The largest size, or norm, let through.");
    private static final Parameter<ClipScope> PER = Parameter.choice("per", ClipScope.class)
            .says("What one norm is taken over: the whole network (default), a layer, or one of its parameters.");

    /** What is limited. */
    public enum By {
        VALUE,
        NORM
    }

    /** What one norm is taken over. */
    public enum ClipScope {
        GLOBAL {
            @Override
            Object group(ParameterBlock block) {
                return this;
            }
        },
        LAYER {
            @Override
            Object group(ParameterBlock block) {
                return block.layer();
            }
        },
        PARAMETER {
            @Override
            Object group(ParameterBlock block) {
                return block;
            }
        };

        /** Blocks of equal answers are clipped together. */
        abstract Object group(ParameterBlock block);
    }

    public Clip {
        Faults faults = new Faults();
        by = BY.of(by, faults);
        threshold = THRESHOLD.of(threshold, faults);
        if (by == By.NORM && per == null) {
            per = ClipScope.GLOBAL;
        }
        faults.check(by == By.NORM || per == null, PER.name(), "goes with by \"norm\" only: a value is cut by itself");
        faults.raise();
    }

    /** The fields, for the catalogue. */
    public static List<Parameter<?>> parameters() {
        return List.of(BY, THRESHOLD, PER);
    }

    /** The blocks whose gradients are clipped together. */
    Collection<List<Range>> groups(Layout layout) {
        return layout.groups(per == null ? ClipScope.GLOBAL::group : per::group);
    }

    void apply(float[] gradient, Collection<List<Range>> groups) {
        for (List<Range> group : groups) {
            if (by == By.VALUE) {
                group.forEach(range -> cut(gradient, range));
            } else {
                scale(gradient, group);
            }
        }
    }

    private void cut(float[] gradient, Range range) {
        float limit = threshold.floatValue();
        for (int i = range.from(); i < range.to(); i++) {
            gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
        }
    }

    private void scale(float[] gradient, List<Range> group) {
        double sum = 0;
        for (Range range : group) {
            sum += Sums.squares(gradient, range);
        }
        double norm = Math.sqrt(sum);
        if (norm <= threshold) {
            return;
        }
        float factor = (float) (threshold / norm);
        for (Range range : group) {
            for (int i = range.from(); i < range.to(); i++) {
                gradient[i] *= factor;
            }
        }
    }
}
