package dev.descent.ml.data;

import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.data.shape.Scaling;
import dev.descent.ml.data.shape.Statistics;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Violation;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.IntStream;

/** A number to predict for each example. */
public record NumberLabels(NumberColumn column) implements Labels {

    /** The square of a smaller deviation is no ordinary number. */
    private static final double SMALLEST = 1e-30;

    @Override
    public Target target() {
        return Target.regression(List.of(column.name()));
    }

    /** A number is one under whatever name its column has. */
    @Override
    public Labels as(Target known) {
        return known.task() == Target.Task.REGRESSION && known.outputs() == 1 ? this : Labels.super.as(known);
    }

    @Override
    public List<int[]> strata() {
        return List.of(IntStream.range(0, column.size()).toArray());
    }

    @Override
    public TargetScaling scaling(int[] training, boolean wanted) {
        if (!wanted) {
            return TargetScaling.none(1);
        }
        Scaling scaling = Normalize.STANDARDIZE.of(Statistics.of(column.values(), training));
        return new TargetScaling(List.of(scaling.offset()), List.of(scaling.scale()));
    }

    @Override
    public List<Long> counts(int[] examples) {
        return List.of();
    }

    @Override
    public void write(int example, TargetScaling scaling, float[] into, int offset) {
        double value = column.values()[example];
        into[offset] =
                (float) ((value - scaling.mean().get(0)) / scaling.deviation().get(0));
    }

    @Override
    public List<Violation> faults(Parts parts) {
        Statistics seen = Statistics.of(column.values(), parts.training());
        return seen.isConstant() || seen.deviation() > SMALLEST
                ? List.of()
                : List.of(new Violation(
                        "format.target",
                        "has numbers in column " + Shown.quoted(column.name()) + " that differ by " + seen.deviation()
                                + ", which is too little to be learned: give them in a smaller unit"));
    }

    @Override
    public List<String> warnings(Parts parts) {
        boolean constant = Statistics.of(column.values(), parts.training()).isConstant();
        return constant
                ? List.of("the target " + Shown.quoted(column.name()) + " is the same in all training examples")
                : List.of();
    }

    @Override
    public void digest(MessageDigest digest) {
        ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES);
        for (double value : column.values()) {
            digest.update(buffer.putDouble(0, value).array());
        }
    }
}
