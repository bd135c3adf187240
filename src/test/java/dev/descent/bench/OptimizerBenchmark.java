package dev.descent.bench;

import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.SpecReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every optimizer's step over the parameters of an MLP 784-256-128-10 against ND4J's own Adam updater and its subtraction, in turns
 * in one run, and what adam costs with clipping and weight decay.
 */
public final class OptimizerBenchmark {
    private static final int[] WIDTHS = {784, 256, 128, 10};
    private static final int ROUNDS = 15;
    private static final int STEPS_PER_ROUND = 100;
    private static final int WARM_UP = 3000;

    private OptimizerBenchmark() {}

    public static void main(String[] arguments) {
        List<ParameterBlock> blocks = blocks();
        int size = blocks.stream().mapToInt(ParameterBlock::length).sum();
        Step nd4j = nd4j(size);
        System.out.printf("%d parameters, medians of %d rounds of %d steps%n", size, ROUNDS, STEPS_PER_ROUND);
        System.out.printf("%-44s %9s %9s %7s%n", "optimizer", "ms/step", "nd4j", "ratio");
        Family.of(OptimizerSpec.class).catalogue().forEach(about -> {
            String json = "{\"type\":\"" + about.type() + "\",\"weight_decay\":0}";
            compare(about.type(), ours(json, blocks, size), nd4j);
        });
        String clipped = "{\"type\":\"adam\",\"clip\":{\"by\":\"norm\"}}";
        compare("adam, clipped by global norm", ours(clipped, blocks, size), nd4j);
        String all = "{\"type\":\"adam\",\"weight_decay\":0.01,\"l1\":0.0001,\"l2\":0.0001,\"clip\":{\"by\":\"norm\"}}";
        compare("adam, with every option", ours(all, blocks, size), nd4j);
    }

    private interface Step {
        void run(long number);
    }

    private static void compare(String name, Step ours, Step nd4j) {
        seconds(ours, WARM_UP);
        seconds(nd4j, STEPS_PER_ROUND);
        double[] mine = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            mine[round] = seconds(ours, STEPS_PER_ROUND);
            theirs[round] = seconds(nd4j, STEPS_PER_ROUND);
        }
        double our = 1000 * median(mine) / STEPS_PER_ROUND;
        double their = 1000 * median(theirs) / STEPS_PER_ROUND;
        System.out.printf(Locale.ROOT, "%-44s %9.3f %9.3f %7.3f%n", name, our, their, our / their);
    }

    private static Step ours(String json, List<ParameterBlock> blocks, int size) {
        OptimizerSpec spec = SpecReader.read(json(json), OptimizerSpec.class);
        Optimizer optimizer = spec.build(blocks);
        float[] parameters = normal(1, size);
        float[] fresh = normal(2, size);
        float[] gradient = fresh.clone();
        return number -> {
            System.arraycopy(fresh, 0, gradient, 0, size);
            optimizer.step(parameters, gradient, 1e-3, number);
        };
    }

    private static Step nd4j(int size) {
        GradientUpdater<?> updater = new Adam(1e-3).instantiate(Nd4j.create(DataType.FLOAT, 1, 2L * size), true);
        INDArray parameters = Nd4j.createFromArray(normal(1, size));
        INDArray fresh = Nd4j.createFromArray(normal(2, size));
        INDArray gradient = fresh.dup();
        updater.setStateViewArray(Nd4j.create(DataType.FLOAT, 1, 2L * size), new long[] {size}, 'c', true);
        return number -> {
            gradient.assign(fresh);
            updater.applyUpdater(gradient, (int) number - 1, 0);
            parameters.subi(gradient);
        };
    }

    private static double seconds(Step step, int steps) {
        long start = System.nanoTime();
        for (int i = 1; i <= steps; i++) {
            step.run(i);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static List<ParameterBlock> blocks() {
        ParameterBlock[] blocks = new ParameterBlock[2 * (WIDTHS.length - 1)];
        int offset = 0;
        for (int i = 0; i < WIDTHS.length - 1; i++) {
            int weights = WIDTHS[i] * WIDTHS[i + 1];
            blocks[2 * i] = new ParameterBlock("layer" + i, "W", Kind.WEIGHT, offset, weights);
            blocks[2 * i + 1] = new ParameterBlock("layer" + i, "b", Kind.BIAS, offset + weights, WIDTHS[i + 1]);
            offset += weights + WIDTHS[i + 1];
        }
        return List.of(blocks);
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }

    private static float[] normal(long seed, int size) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
