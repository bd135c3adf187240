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
import dev.descent.ml.optimizer.Stretch;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.shard.GradientSum;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the parts of an iteration take, microseconds of one thread's CPU time, and by how much two threads could be faster than one if
 * handing over took nothing. Takes names of networks (all but the tiny one).
 */
public final class ShardPhases {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "3"));
    private static final int WARM_UP = 30;

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
        double[] whole = medians(work, work.batchSize());
        double[] half = medians(work, work.batchSize() / 2);
        double one = whole[0] + whole[1] + whole[3];
        double inTurn = 2 * half[0] + half[2] + half[3];
        double atOnce = half[0] + (half[2] + half[3]) / 2;
        System.out.printf(
                Locale.ROOT,
                "%s: pass %.0f, gradient's copy and check %.0f, pass of a half %.0f, sum and check %.0f, update %.0f µs;"
                        + " one thread %.2f, two at most %.2f, load %.1f%n",
                work.name(),
                whole[0],
                whole[1],
                half[0],
                half[2],
                half[3],
                one / inTurn,
                one / atOnce,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Of pass, copy and check, sum and check, and update. */
    private static double[] medians(Workload work, int size) {
        NetworkPlan plan = NetworkPlan.of(work.spec(), work.input(), work.target(), Activation.SOFTMAX, 1);
        try (Network network = NetworkBlueprint.of(plan, EngineChoice.ONEDNN)
                .build(InitialWeights.NONE, size)
                .network()) {
            Phases phases = new Phases(work, network);
            Batch batch = work.batch().first(size);
            long[][] took = new long[4][1 << 15];
            int count = 0;
            long end = THREADS.getCurrentThreadCpuTime() + (long) (SECONDS * 1e9);
            for (int i = 1; count < took[0].length && THREADS.getCurrentThreadCpuTime() < end; i++) {
                long[] marks = phases.run(batch, i);
                for (int phase = 0; i >= WARM_UP && phase < 4; phase++) {
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
            scores = new double[work.batchSize()];
            network.readParameters(parameters);
        }

        /** Answers the times between them. */
        long[] run(Batch batch, int number) {
            long[] marks = new long[5];
            marks[0] = THREADS.getCurrentThreadCpuTime();
            network.compute(batch, loss, number, scores);
            marks[1] = THREADS.getCurrentThreadCpuTime();
            network.readGradient(0, gradient, 0, gradient.length);
            finite |= Finite.isFinite(gradient, 0, gradient.length);
            marks[2] = THREADS.getCurrentThreadCpuTime();
            GradientSum sum = new GradientSum(network::readGradient, network::readGradient, 0.5, gradient);
            stretches(sum);
            finite |= sum.isFinite();
            marks[3] = THREADS.getCurrentThreadCpuTime();
            Stretch update = optimizer.begin(parameters, gradient, 1e-4, number);
            stretches((from, to) -> {
                update.run(from, to);
                network.writeParameters(parameters, from, to);
            });
            marks[4] = THREADS.getCurrentThreadCpuTime();
            return marks;
        }

        private void stretches(Stretch work) {
            for (int from = 0; from < gradient.length; from += Stretch.LENGTH) {
                work.run(from, Math.min(from + Stretch.LENGTH, gradient.length));
            }
        }
    }
}
