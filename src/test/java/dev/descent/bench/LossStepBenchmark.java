package dev.descent.bench;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.SpecReader;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * What losses of segmentation cost beside the network's step, on the job of cell masks: a U-Net with 16 base channels and 96 × 96 pixels, batches of 8.
 * Milliseconds of this thread, the median of nine. {@code main} prints a table; no test runs it.
 */
public final class LossStepBenchmark {
    private static final int ROUNDS = 9;
    private static final int SIDE = 96;
    private static final int EXAMPLES = 8;
    private static final Target CELLS = Target.segmentation(List.of("background", "cytoplasm", "nucleus"), SIDE, SIDE);

    private LossStepBenchmark() {}

    public static void main(String[] arguments) {
        Random random = new Random(1);
        double[] labels = cells(random);
        double[] logits = random.doubles(labels.length, -4, 4).toArray();
        System.out.printf(Locale.ROOT, "%-28s %8.2f%n", "network's step (onednn)", step(labels, EngineChoice.ONEDNN));
        System.out.printf(Locale.ROOT, "%-28s %8.2f%n", "network's step (dl4j)", step(labels, EngineChoice.DL4J));
        for (String type :
                List.of("cross_entropy", "dice", "lovasz", "unified_focal", "boundary", "hausdorff_dt", "cl_dice")) {
            LossSpec spec = read(LossSpec.class, "\"" + type + "\"");
            LossFunction loss = new LossFunction(spec.build(CELLS), Activation.SOFTMAX, LossShape.of(spec, CELLS));
            double[] scores = new double[EXAMPLES];
            double[] gradient = new double[labels.length];
            LossInput input = new LossInput(EXAMPLES, labels, logits);
            System.out.printf(Locale.ROOT, "%-28s %8.2f%n", type, median(() -> loss.evaluate(input, scores, gradient)));
        }
        sum(new LossInput(EXAMPLES, labels, logits), false);
        sum(new LossInput(EXAMPLES, labels, logits), true);
    }

    private static void sum(LossInput input, boolean measured) {
        LossSpec spec =
                read(LossSpec.class, "{\"type\":\"sum\",\"terms\":[{\"loss\":\"dice\"},{\"loss\":\"cross_entropy\"}]}");
        LossFunction loss = new LossFunction(spec.build(CELLS), Activation.SOFTMAX, LossShape.of(spec, CELLS));
        loss.measureTerms(measured);
        double[] scores = new double[EXAMPLES];
        double[] gradient = new double[input.logits().length];
        System.out.printf(
                Locale.ROOT,
                "%-28s %8.2f%n",
                measured ? "the sum, terms measured" : "sum of dice, cross_entropy",
                median(() -> loss.evaluate(input, scores, gradient)));
    }

    private static double step(double[] labels, EngineChoice engine) {
        ModelSpec model = read(ModelSpec.class, "{\"type\":\"unet\",\"base_channels\":16,\"depth\":3}");
        InputShape picture = InputShape.image(3, SIDE, SIDE);
        NetworkPlan plan = NetworkPlan.of(model, picture, CELLS, Activation.SOFTMAX, 1);
        float[] given = new float[labels.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = (float) labels[i];
        }
        Batch batch = new Batch(
                EXAMPLES, picture, CELLS, new int[EXAMPLES], new float[EXAMPLES * picture.size()], given, Weights.NONE);
        LossSpec spec = read(LossSpec.class, "\"cross_entropy\"");
        LossFunction loss = new LossFunction(spec.build(CELLS), Activation.SOFTMAX, LossShape.of(spec, CELLS));
        try (Network network = NetworkBlueprint.of(plan, engine)
                .build(InitialWeights.NONE, EXAMPLES)
                .network()) {
            float[] gradient = new float[(int) plan.parameterCount()];
            double[] scores = new double[EXAMPLES];
            return median(() -> network.gradient(batch, loss, 1, scores, gradient));
        }
    }

    private static double median(Runnable work) {
        double[] milliseconds = new double[ROUNDS];
        for (int i = 0; i < 2 * ROUNDS; i++) {
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            milliseconds[i % ROUNDS] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6;
        }
        Arrays.sort(milliseconds);
        return milliseconds[ROUNDS / 2];
    }

    /** A nucleus within a cell in each. */
    private static double[] cells(Random random) {
        double[] labels = new double[EXAMPLES * CELLS.positions() * CELLS.outputs()];
        for (int example = 0; example < EXAMPLES; example++) {
            double x = SIDE * (0.4 + 0.2 * random.nextDouble());
            double y = SIDE * (0.4 + 0.2 * random.nextDouble());
            for (int i = 0; i < CELLS.positions(); i++) {
                double away = Math.hypot(i % SIDE - x, i / SIDE - y);
                int c = away < SIDE / 6.0 ? 2 : away < SIDE / 3.0 ? 1 : 0;
                labels[(example * CELLS.positions() + i) * CELLS.outputs() + c] = 1;
            }
        }
        return labels;
    }

    private static <T> T read(Class<T> type, String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json), type);
    }
}
