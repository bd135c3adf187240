package dev.descent.ml.data.sample;

import dev.descent.ml.data.NumberLabels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.RawTable;
import dev.descent.ml.data.table.NumberColumn;
import java.util.List;
import java.util.Random;

/** A noisy sine: the smallest regression. */
final class Sine implements Sample {
    private static final int SIZE = 600;
    private static final double NOISE = 0.05;

    @Override
    public String name() {
        return "sine";
    }

    @Override
    public RawData make() {
        Random random = new Random(1);
        double[] x = new double[SIZE];
        double[] y = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            x[i] = (2 * random.nextDouble() - 1) * Math.PI;
            // StrictMath gives the same bits everywhere
            y[i] = StrictMath.sin(x[i]) + NOISE * random.nextGaussian();
        }
        return RawTable.made(List.of(new NumberColumn("x", x)), new NumberLabels(new NumberColumn("y", y)));
    }
}
