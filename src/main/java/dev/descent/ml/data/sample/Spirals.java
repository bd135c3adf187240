package dev.descent.ml.data.sample;

import dev.descent.ml.data.ClassLabels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.RawTable;
import dev.descent.ml.data.table.NumberColumn;
import java.util.List;
import java.util.Random;

/** Intertwined spirals: a classification that no straight line solves. */
final class Spirals implements Sample {
    private static final List<String> ARMS = List.of("blue", "green", "red");
    private static final int EACH = 200;
    private static final double TURNS = 0.75;
    private static final double NOISE = 0.03;

    @Override
    public String name() {
        return "spirals";
    }

    @Override
    public RawData make() {
        Random random = new Random(2);
        int size = ARMS.size() * EACH;
        double[] x = new double[size];
        double[] y = new double[size];
        int[] arms = new int[size];
        for (int i = 0; i < size; i++) {
            arms[i] = i % ARMS.size();
            double along = (Math.floorDiv(i, ARMS.size()) + 1.0) / EACH;
            double angle = 2 * Math.PI * (TURNS * along + (double) arms[i] / ARMS.size());
            x[i] = along * StrictMath.cos(angle) + NOISE * random.nextGaussian();
            y[i] = along * StrictMath.sin(angle) + NOISE * random.nextGaussian();
        }
        return RawTable.made(List.of(new NumberColumn("x", x), new NumberColumn("y", y)), new ClassLabels(arms, ARMS));
    }
}
