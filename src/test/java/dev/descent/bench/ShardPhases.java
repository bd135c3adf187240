package dev.descent.bench;

import dev.descent.ml.base.Finite;
import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.shard.ShardSums;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the parts of an iteration take, microseconds of one thread's CPU time, and by how much two threads could be faster than one if
 * handing over took nothing. Takes names of networks (all but the tiny one).
 */
public final class ShardPhases {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "3"));
    private static final int WARM_UP = 30;

    /** By which the gradients of two halves are added. */
    private static final ShardSums HALF = new ShardSums(1, Map.of(), null, new double[0], new double[0]);

    private ShardPhases() {}

    public static void main(String[] arguments) {
        List<String> wanted = arguments.length == 0 ? List.of("mlp", "lenet", "unet") : List.of(arguments);
        for (Workload work : Workload.ALL) {
            if (wanted.contains(work.name())) {
                show(work);
            }
        }
    }

    private static void show(Workload work) {
        double whole = medians(work, work.batchSize())[0];
        double[] half = medians(work, work.batchSize() / 2);
        double one = whole + half[2] + half[3] + half[4];
        double two = half[0] + half[1] + half[2] + half[3] / 2 + half[4];
        System.out.printf(
                Locale.ROOT,
                "%s: gradient %.0f, of a half %.0f, sum %.0f, look for NaN %.0f, optimizer %.0f, write %.0f µs; bound %.2f, load %.1f%n",
                work.name(),
                whole,
                half[0],
                half[1],
                half[2],
                half[3],
                half[4],
                one / two,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Of gradient, sum, look, optimizer and write. */
    private static double[] medians(Workload work, int size) {
        NetworkPlan plan = NetworkPlan.of(work.spec(), work.input(), work.target(), Activation.SOFTMAX, 1);
        try (Network network = NetworkBlueprint.of(plan, EngineChoice.ONEDNN)
                .build(InitialWeights.NONE, size)
                .network()) {
            Phases phases = new Phases(work, network);
            Batch batch = work.batch().first(size);
            long[][] took = new long[5][1 << 15];
            int count = 0;
            long end = THREADS.getCurrentThreadCpuTime() + (long) (SECONDS * 1e9);
            for (int i = 1; count < took[0].length && THREADS.getCurrentThreadCpuTime() < end; i++) {
                long[] marks = phases.run(batch, i);
                for (int phase = 0; i >= WARM_UP && phase < 5; phase++) {
                    took[phase][count] = marks[phase + 1] - marks[phase];
                }
                count += i >= WARM_UP ? 1 : 0;
            }
            int all = count;
            return Arrays.stream(took)
                    .mapToDouble(phase -> Arrays.stream(phase, 0, all)
                                    .sorted()
                                    .skip(all / 2)
                                    .findFirst()
                                    .orElse(0)
                            / 1e3)
                    .toArray();
        }
    }

    /** The parts of an iteration, one after the other. */
    private static final class Phases {
        private final Network network;
        private final LossFunction loss;
        private final Optimizer optimizer;
        private final float[] parameters;
        private final float[] gradient;
        private final float[] other;
        private final double[] scores;
        private boolean finite;

        Phases(Workload work, Network network) {
            this.network = network;
            loss = new LossFunction(
                    new CrossEntropy(0.0).build(work.target()), Activation.SOFTMAX, LossShape.of(work.target()));
            optimizer = SpecReader.read(Workload.json("'adam'"), OptimizerSpec.class)
                    .build(network.blocks());
            parameters = new float
                    [network.blocks().stream().mapToInt(block -> block.length()).sum()];
            gradient = new float[parameters.length];
            other = new float[parameters.length];
            scores = new double[work.batchSize()];
            network.readParameters(parameters);
        }

        /** Answers the times between them. */
        long[] run(Batch batch, int number) {
            long[] marks = new long[6];
            marks[0] = THREADS.getCurrentThreadCpuTime();
            network.gradient(batch, loss, number, scores, gradient);
            marks[1] = THREADS.getCurrentThreadCpuTime();
            HALF.add(gradient, HALF, other);
            marks[2] = THREADS.getCurrentThreadCpuTime();
            finite |= Finite.isFinite(gradient, 0, gradient.length);
            marks[3] = THREADS.getCurrentThreadCpuTime();
            optimizer.step(parameters, gradient, 1e-4, number);
            marks[4] = THREADS.getCurrentThreadCpuTime();
            network.writeParameters(parameters);
            marks[5] = THREADS.getCurrentThreadCpuTime();
            return marks;
        }
    }
}
