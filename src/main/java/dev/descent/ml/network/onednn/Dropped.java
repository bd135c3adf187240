package dev.descent.ml.network.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;

/** Values set to zero at random in training, the others scaled up. */
final class Dropped {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final PassBuilder program;
    private final String name;
    private final int number;

    /** @param number of this layer among those that drop */
    Dropped(PassBuilder program, String name, int number) {
        this.program = program;
        this.name = name;
        this.number = number;
    }

    /** @param kept share of the values */
    NativeTensor add(NativeTensor given, double kept) {
        NativeTensor x = program.vector(given);
        if (!program.training) {
            return x;
        }
        memory plain = program.memory(Layouts.plain(x.dims));
        int count = Math.toIntExact(Layouts.count(x.dims));
        FloatBuffer values = PassBuilder.floats(plain, count);
        float[] mask = new float[count];
        program.forward.add(() -> {
            fill(mask, kept);
            values.put(0, mask, 0, count);
        });
        memory factors = program.as(plain, x.layout, program.forward);
        NativeTensor y = program.tensor(x.layout, x.learns, x.dims);
        Combined combined = new Combined(program, name);
        program.forward.add(combined.multiply(x.values, factors, y.values));
        program.later(
                y,
                () -> program.contribute(
                        x, x.layout, to -> program.backward.add(combined.multiply(program.gradient(y), factors, to))));
        return y;
    }

    /** By the place of a value in row-major order, so that it does not matter how the values lie (SplitMix64). */
    private void fill(float[] mask, double kept) {
        long base = program.seed.value ^ (GOLDEN * (number + 1));
        long below = (long) (kept * (1L << Integer.SIZE));
        float scale = (float) (1 / kept);
        for (int i = 0; i < mask.length; i++) {
            long z = base + i * GOLDEN;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            mask[i] = (z ^ (z >>> 31)) >>> Integer.SIZE < below ? scale : 0;
        }
    }
}
