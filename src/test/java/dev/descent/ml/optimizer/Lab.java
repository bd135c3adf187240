package dev.descent.ml.optimizer;

import dev.descent.ml.optimizer.ParameterBlock.Kind;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** A small network's layout with every kind of block, and random values for it. */
public final class Lab {
    static final JsonMapper JSON = new JsonMapper();

    static final List<ParameterBlock> BLOCKS = List.of(
            new ParameterBlock("conv", "W", Kind.WEIGHT, 0, 37),
            new ParameterBlock("conv", "b", Kind.BIAS, 37, 5),
            new ParameterBlock("norm", "gamma", Kind.BIAS, 42, 5),
            new ParameterBlock("norm", "beta", Kind.BIAS, 47, 5),
            new ParameterBlock("norm", "mean", Kind.STATISTIC, 52, 5),
            new ParameterBlock("norm", "var", Kind.STATISTIC, 57, 5),
            new ParameterBlock("out", "W", Kind.WEIGHT, 62, 50),
            new ParameterBlock("out", "b", Kind.BIAS, 112, 10));

    static final int SIZE = 122;

    private Lab() {}

    public static OptimizerSpec spec(String json) {
        return SpecReader.read(JSON.readTree(json), OptimizerSpec.class);
    }

    public static List<String> types() {
        return Family.of(OptimizerSpec.class).catalogue().stream()
                .map(About::type)
                .toList();
    }

    public static float[] flat(List<Slice> slices) {
        float[] flat = new float[slices.stream().mapToInt(Slice::length).sum()];
        int at = 0;
        for (Slice slice : slices) {
            System.arraycopy(slice.values(), slice.from(), flat, at, slice.length());
            at += slice.length();
        }
        return flat;
    }

    /** Goes on from a state, as a run does from its checkpoint. */
    static void restore(Optimizer optimizer, float[] flat) {
        int at = 0;
        for (Slice slice : optimizer.state()) {
            System.arraycopy(flat, at, slice.values(), slice.from(), slice.length());
            at += slice.length();
        }
    }

    public static float[] normal(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
