package dev.descent.bench;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.SpecReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What losses cost: nanoseconds per element for scores and gradient of a batch, on one thread, and formulas against the built-in losses
 * that they spell out, interleaved in one run. {@code main} prints tables; no test runs it.
 */
public final class LossBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 15;
    private static final long ROUND_NANOS = 30_000_000;

    private static final String[][] PAIRS = {
        {"mse", "mean(square(target - output))"},
        {"mae", "mean(abs(y - p))"},
        {"huber", "mean(where(abs(y - p) < 1, 0.5*square(y - p), abs(y - p) - 0.5))"},
        {"cross_entropy", "-K*mean(y*log(p))"},
        {"binary_cross_entropy", "-mean(y*log(p) + (1 - y)*log(1 - p))"},
        {"focal", "-K*mean((1 - p)^2 * y*log(p))"},
        {"dice", "dice"},
        {
            "{'type':'sum','terms':[{'weight':0.7,'loss':'dice'},{'weight':0.3,'loss':'cross_entropy'}]}",
            "0.7*dice + 0.3*cross_entropy"
        },
    };

    private LossBenchmark() {}

    /** A batch with its loss. */
    @SuppressWarnings("ArrayRecordComponent") // made once and handed on
    private record Work(
            LossFunction loss, int examples, double[] labels, double[] logits, double[] scores, double[] gradient) {
        static Work of(LossSpec spec, int examples, Target target) {
            return of(spec, examples, target, spec.activations(target).get(0));
        }

        static Work of(LossSpec spec, int examples, Target target, Activation activation) {
            Random random = new Random(1);
            int width = target.outputs();
            int rows = examples * target.positions();
            double[] labels = new double[rows * width];
            for (int row = 0; row < rows; row++) {
                labels[row * width + row / 16 % width] = 1;
            }
            double[] logits =
                    random.doubles((long) rows * spec.outputs(target), -4, 4).toArray();
            LossFunction loss =
                    new LossFunction(resolved(spec, target).build(target), activation, LossShape.of(spec, target));
            return new Work(loss, examples, labels, logits, new double[examples], new double[logits.length]);
        }

        /** Nanoseconds of this thread's time per element, which a busy machine leaves alone. */
        double round() {
            long begin = THREADS.getCurrentThreadCpuTime();
            int runs = 0;
            while (THREADS.getCurrentThreadCpuTime() - begin < ROUND_NANOS) {
                loss.evaluate(new LossInput(examples, labels, logits), scores, gradient);
                runs++;
            }
            return (THREADS.getCurrentThreadCpuTime() - begin) / ((double) runs * labels.length);
        }
    }

    public static void main(String[] arguments) {
        Target digits = Target.classification(names(10));
        Target cells = Target.segmentation(names(3), 64, 64);
        System.out.printf("%-26s %14s %14s   ns per element%n", "loss", "[128,10]", "[8,4096,3]");
        for (About about : Family.of(LossSpec.class).catalogue()) {
            if (about.parameters().stream().noneMatch(Parameter::isRequired)) {
                System.out.printf(
                        "%-26s %14s %14s%n",
                        about.type(), cost(about.type(), 128, digits), cost(about.type(), 8, cells));
            }
        }
        System.out.printf("%n%-26s %14s %14s   formula / built-in%n", "", "[128,10]", "[8,4096,3]");
        for (String[] pair : PAIRS) {
            System.out.printf(
                    "%-26s %14.2f %14.2f   %s%n",
                    pair[0].substring(0, Math.min(26, pair[0].length())),
                    ratio(pair, 128, digits),
                    ratio(pair, 8, cells),
                    pair[1]);
        }
    }

    private static String cost(String type, int examples, Target target) {
        LossSpec spec = read(type);
        Target taken = spec.activations(target).isEmpty()
                ? new Target(Target.Task.REGRESSION, target.names(), target.height(), target.width())
                : target;
        if (!spec.faultsAsTerm(taken).isEmpty()) {
            return "-";
        }
        Work work = Work.of(spec, examples, taken);
        double[] rounds =
                IntStream.range(0, ROUNDS).mapToDouble(i -> work.round()).toArray();
        return String.format(Locale.ROOT, "%.2f", median(rounds));
    }

    private static double ratio(String[] pair, int examples, Target target) {
        Work builtIn = Work.of(read(pair[0]), examples, target);
        String text = pair[1].replace("K", Integer.toString(target.outputs()));
        Work formula = Work.of(
                read("{'type':'custom','formula':'" + text + "'}"),
                examples,
                target,
                builtIn.loss().activation());
        return median(IntStream.range(0, ROUNDS)
                .mapToDouble(i -> 1 / builtIn.round() * formula.round())
                .toArray());
    }

    private static LossSpec resolved(LossSpec spec, Target target) {
        return spec.resolve(
                target,
                target.isCategorical()
                        ? IntStream.range(0, target.outputs())
                                .mapToObj(c -> 10L + c)
                                .toList()
                        : List.of());
    }

    private static LossSpec read(String json) {
        String quoted = json.startsWith("{") ? json.replace('\'', '"') : "\"" + json + "\"";
        return SpecReader.read(JsonMapper.shared().readTree(quoted), LossSpec.class);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
