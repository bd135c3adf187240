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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers to predict for each example.
 *
 * @param columns one for each number, all of one length
 * @param path of what names them, in the data set's spec
 */
public record NumberLabels(List<NumberColumn> columns, String path) implements Labels {

    /** The square of a smaller deviation is no ordinary number. */
    private static final double SMALLEST = 1e-30;

    public NumberLabels {
        columns = List.copyOf(columns);
    }

    /** One number. */
    public NumberLabels(NumberColumn column) {
        this(List.of(column), "format.target");
    }

    @Override
    public Target target() {
        return Target.regression(columns.stream().map(NumberColumn::name).toList());
    }

    /** One number is one under whatever name its column has; several are found by their names. */
    @Override
    public Labels as(Target known) {
        if (known.task() != Target.Task.REGRESSION || known.outputs() != columns.size()) {
            return Labels.super.as(known);
        } else if (columns.size() == 1) {
            return this;
        }
        List<NumberColumn> ordered = known.names().stream()
                .flatMap(name -> columns.stream().filter(column -> column.name().equals(name)))
                .toList();
        return ordered.size() == columns.size() ? new NumberLabels(ordered, path) : Labels.super.as(known);
    }

    @Override
    public List<int[]> strata() {
        return List.of(IntStream.range(0, columns.get(0).size()).toArray());
    }

    @Override
    public TargetScaling scaling(int[] training, boolean wanted) {
        if (!wanted) {
            return TargetScaling.none(columns.size());
        }
        List<Scaling> scalings = columns.stream()
                .map(column -> Normalize.STANDARDIZE.of(Statistics.of(column::at, training)))
                .toList();
        return new TargetScaling(
                scalings.stream().map(Scaling::offset).toList(),
                scalings.stream().map(Scaling::scale).toList());
    }

    @Override
    public List<Long> counts(int[] examples) {
        return List.of();
    }

    @Override
    public void write(int example, TargetScaling scaling, float[] into, int offset) {
        for (int i = 0; i < columns.size(); i++) {
            double value = columns.get(i).at(example);
            into[offset + i] = (float)
                    ((value - scaling.mean().get(i)) / scaling.deviation().get(i));
        }
    }

    @Override
    public List<Violation> faults(Parts parts) {
        List<Violation> faults = new ArrayList<>();
        for (NumberColumn column : columns) {
            Statistics seen = Statistics.of(column::at, parts.training());
            if (!seen.isConstant() && !(seen.deviation() > SMALLEST)) {
                faults.add(new Violation(
                        path,
                        "has numbers in column " + Shown.quoted(column.name()) + " that differ by " + seen.deviation()
                                + ", which is too little to be learned: give them in a smaller unit"));
            }
        }
        return faults;
    }

    @Override
    public List<String> warnings(Parts parts) {
        return columns.stream()
                .filter(column -> Statistics.isConstant(column::at, parts.training()))
                .map(column -> "the target " + Shown.quoted(column.name()) + " is the same in all training examples")
                .toList();
    }

    @Override
    public void digest(MessageDigest digest) {
        ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES);
        for (NumberColumn column : columns) {
            for (int i = 0; i < column.size(); i++) {
                digest.update(buffer.putDouble(0, column.at(i)).array());
            }
        }
    }
}
