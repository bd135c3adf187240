package dev.descent.bench;

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
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The engines against each other, turn by turn in one process on made-up data: samples per second of this thread's CPU time (wall time in
 * brackets), of the training step alone and of an epoch of a whole job, and the median of the rounds' ratios. Takes the number of rounds
 * (5), or {@code alone} for one round of oneDNN only, as {@code bench/against-pytorch} does, then names of the networks (all).
 */
public final class EngineBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "3"));
    private static final int WARM_UP = 30;

    private EngineBenchmark() {}

    private interface Measured {
        Workload.Speed of(EngineChoice engine) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 && !arguments[0].equals("alone") ? Integer.parseInt(arguments[0]) : 5;
        List<String> wanted = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        System.out.printf(
                Locale.ROOT,
                "load %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        boolean alone = arguments.length > 0 && arguments[0].equals("alone");
        for (Workload work : Workload.ALL) {
            if (wanted.isEmpty() || wanted.contains(work.name())) {
                measure(work, alone ? 0 : rounds);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "load %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** @param rounds 0 for oneDNN alone, once */
    private static void measure(Workload work, int rounds) throws IOException {
        Measured step = engine -> step(work, engine);
        Measured job = engine -> work.job("'engine': '" + name(engine) + "'");
        if (rounds > 0) {
            compare(work.name() + " step", rounds, step);
            compare(work.name() + " job", rounds, job);
            return;
        }
        Workload.Speed first = step.of(EngineChoice.ONEDNN);
        Workload.Speed second = job.of(EngineChoice.ONEDNN);
        System.out.printf(Locale.ROOT, "%s step: %.0f (%.0f) samples/s%n", work.name(), first.cpu(), first.wall());
        System.out.printf(Locale.ROOT, "%s job: %.0f (%.0f) samples/s%n", work.name(), second.cpu(), second.wall());
    }

    private static String name(EngineChoice engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }

    private static void compare(String what, int rounds, Measured measured) throws IOException {
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Workload.Speed dl4j = measured.of(EngineChoice.DL4J);
            Workload.Speed onednn = measured.of(EngineChoice.ONEDNN);
            ratios[round] = onednn.cpu() / dl4j.cpu();
            System.out.printf(
                    Locale.ROOT,
                    "%s: dl4j %.0f (%.0f), onednn %.0f (%.0f) samples/s, ratio %.2f%n",
                    what,
                    dl4j.cpu(),
                    dl4j.wall(),
                    onednn.cpu(),
                    onednn.wall(),
                    ratios[round]);
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s: median ratio %.2f [%.2f %.2f]%n",
                what,
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1]);
    }

    /** Gradient, update and copies, over and over on one batch. */
    private static Workload.Speed step(Workload work, EngineChoice engine) {
        NetworkPlan plan = NetworkPlan.of(work.spec(), work.input(), work.target(), Activation.SOFTMAX, 1);
        Batch batch = work.batch();
        LossFunction loss = new LossFunction(
                new CrossEntropy(0.0).build(work.target()), Activation.SOFTMAX, LossShape.of(work.target()));
        try (Network network = NetworkBlueprint.of(plan, engine)
                .build(InitialWeights.NONE, work.batchSize())
                .network()) {
            Optimizer optimizer = SpecReader.read(Workload.json("'adam'"), OptimizerSpec.class)
                    .build(network.blocks());
            float[] parameters = new float[(int) plan.parameterCount()];
            float[] gradient = new float[parameters.length];
            double[] scores = new double[work.batchSize()];
            network.readParameters(parameters);
            long cpu = 0;
            long wall = 0;
            long steps = 0;
            for (long i = 1; steps == 0 || THREADS.getCurrentThreadCpuTime() - cpu < SECONDS * 1e9; i++) {
                if (i == WARM_UP) {
                    cpu = THREADS.getCurrentThreadCpuTime();
                    wall = System.nanoTime();
                }
                network.gradient(batch, loss, i, scores, gradient);
                optimizer.step(parameters, gradient, 1e-4, i);
                network.writeParameters(parameters);
                steps += i >= WARM_UP ? 1 : 0;
            }
            return Workload.Speed.of(
                    steps * work.batchSize(), THREADS.getCurrentThreadCpuTime() - cpu, System.nanoTime() - wall);
        }
    }
}
