package dev.descent.bench;

import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.LoadedDataset;
import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.PlanCheck;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.SilentLog;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * What data costs: to load it, cold and warm; to load it again from the cache and check a plan on it, as a submission does; to read and
 * vary one example; and what share of an epoch the trainer waits for it. Takes the
 * folder with the real data, and which of {@code loading}, {@code submitting}, {@code reading}, {@code waiting} to measure; all where none is named.
 */
public final class DataBenchmark {
    private static final String ALL =
            "['flip_horizontal', 'flip_vertical', 'rotate', 'crop', 'scale', 'brightness', 'contrast', 'noise']";
    private static final String USUAL =
            "['flip_horizontal', 'flip_vertical', {'type': 'rotate', 'degrees': 15}, 'contrast']";
    private static final String DIAMONDS =
            "'uri': 'file:tabular/diamonds.csv', 'format': {'type': 'csv', 'target': 'price'}";
    private static final String MNIST = "'uri': 'file:mnist', 'format': {'type': 'idx',"
            + " 'images': 't10k-images-idx3-ubyte.gz', 'labels': 't10k-labels-idx1-ubyte.gz'}";
    private static final String MASKS =
            "'uri': 'file:wbc', 'format': {'type': 'masks', 'images': 'images', 'masks': 'masks',"
                    + " 'size': [96, 96], 'classes': {'background': 0, 'cytoplasm': 128, 'nucleus': 255}}";
    private static final int ROUNDS = 7;

    /** The time of this thread alone, so that other programs do not show. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path files;
    private final Path scratch;

    private DataBenchmark(Path files, Path scratch) {
        this.files = files;
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(NativeRuntime.start());
        // the time of one thread is measured, so no other may decode beside it
        IntStream.range(0, Runtime.getRuntime().availableProcessors()).forEach(core -> IdleCores.HERE.occupy());
        DataBenchmark benchmark =
                new DataBenchmark(Path.of(arguments[0]), Files.createTempDirectory("descent-benchmark"));
        List<String> parts = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of("loading", "submitting", "reading", "waiting");
        for (String part : parts) {
            benchmark.run(part);
        }
    }

    private void run(String part) throws Exception {
        switch (part) {
            case "loading" -> loading();
            case "submitting" -> submitting();
            case "reading" -> reading();
            case "waiting" -> waiting();
            default -> throw new IllegalArgumentException("no such part: " + part);
        }
    }

    private void loading() {
        loading("diamonds, 53,940 rows", DIAMONDS);
        loading("MNIST, 10,000 images", MNIST);
        loading("cells, 300 images to 96x96", cells(96));
        loading("cells, 300 images with masks to 96x96", MASKS);
    }

    private void submitting() {
        submitting(
                "diamonds",
                DIAMONDS,
                "{'model': {'type': 'mlp', 'hidden': [64]}, 'loss': 'poisson', 'optimizer': 'adam', 'training': {}}");
        submitting("MNIST", MNIST, "{'model': 'lenet', 'loss': 'cross_entropy', 'optimizer': 'adam', 'training': {}}");
    }

    private static String cells(int side) {
        return "'uri': 'file:wbc', 'format': {'type': 'images', 'manifest': 'labels.csv', 'size': [" + side + ", "
                + side + "]}";
    }

    private void loading(String name, String data) {
        report(name + ", loaded, with a warm JIT", "ms", 1e6, () -> {
            datasets().load(spec(data, "[]"), true);
            return 1;
        });
    }

    private void submitting(String name, String data, String plan) {
        Datasets datasets = datasets();
        report(name + ", loaded from the cache and checked with a plan", "ms", 1e6, () -> {
            LoadedDataset loaded = datasets.load(spec(data, "[]"), false);
            PlanCheck.check(plan(plan), loaded.data(), new MemorySize(8L << 30, 8L << 30));
            return 1;
        });
    }

    private void reading() {
        TrainingData data = datasets().load(spec(cells(96), "[]"), true).data();
        report("one 96x96x3 example, as it is", "µs", 1e3, () -> read(data, data.training()));
        TrainingData masks = datasets().load(spec(MASKS, ALL), true).data();
        report(
                "one 96x96x3 example with its mask, all",
                "µs",
                1e3,
                () -> read(masks, masks.training().varied(7)));
        for (String augment : List.of("['flip_horizontal']", "['rotate']", "['brightness']", "['noise']", USUAL, ALL)) {
            TrainingData varied =
                    datasets().load(spec(cells(96), augment), true).data();
            report(
                    "one 96x96x3 example, " + augment,
                    "µs",
                    1e3,
                    () -> read(varied, varied.training().varied(7)));
        }
    }

    private static int read(TrainingData data, Examples part) {
        float[] features = new float[data.input().size()];
        float[] labels = new float[data.target().positions() * data.target().outputs()];
        for (int i = 0; i < part.size(); i++) {
            part.read(i, features, 0, labels, 0);
        }
        return part.size();
    }

    private void waiting() throws Exception {
        String cnn =
                "{'model': {'type': 'cnn', 'channels': [16, 32, 64], 'dense': [64]}, 'loss': 'cross_entropy', 'optimizer': 'adam',"
                        + " 'training': {'epochs': 4, 'batch_size': 16}}";
        waiting("cells 64x64, cnn", cells(64), "[]", cnn);
        waiting("cells 64x64, cnn, all augmentations", cells(64), ALL, cnn);
        String unet = "{'model': {'type': 'unet', 'base_channels': 8, 'depth': 3}, 'loss': 'dice', 'optimizer': 'adam',"
                + " 'training': {'epochs': 3, 'batch_size': 8}}";
        waiting("cells with masks 96x96, unet", MASKS, "[]", unet);
        waiting("cells with masks 96x96, unet, all augmentations", MASKS, ALL, unet);
        String lenet =
                "{'model': 'lenet', 'loss': 'cross_entropy', 'optimizer': 'adam', 'training': {'epochs': 3, 'batch_size': 64}}";
        waiting("MNIST, lenet", MNIST, "[]", lenet);
        waiting("MNIST, lenet, all augmentations", MNIST, ALL, lenet);
        String mlp = "{'model': {'type': 'mlp', 'hidden': [256, 128]}, 'loss': 'cross_entropy', 'optimizer': 'adam',"
                + " 'training': {'epochs': 4, 'batch_size': 128}}";
        waiting("MNIST, mlp", MNIST, "[]", mlp);
        waiting("MNIST, mlp, all augmentations", MNIST, ALL, mlp);
    }

    private void waiting(String name, String data, String augment, String plan) throws Exception {
        TrainingData loaded = datasets().load(spec(data, augment), true).data();
        Epochs log = new Epochs();
        for (Path file : new LocalTrainer(scratch)
                .train(new Run(plan(plan), () -> loaded, Checkpoints.NONE, log, () -> null))
                .files()
                .values()) {
            Files.delete(file);
        }
        double seconds = 0;
        double waited = 0;
        for (EpochSummary epoch : log.epochs.subList(1, log.epochs.size())) {
            seconds += epoch.seconds();
            waited += epoch.dataWaitSeconds();
        }
        System.out.printf(
                Locale.ROOT,
                "%s: waits for data %.2f %% of the epochs after the first (%.3f of %.3f s)%n",
                name,
                100 * waited / seconds,
                waited,
                seconds);
    }

    /** Best and median CPU time of one of what {@code work} does as many of as it answers, after some rounds of warm-up. */
    private static void report(String name, String unit, double nanos, Supplier<Integer> work) {
        double[] times = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            int number = work.get();
            times[Math.max(0, round)] = (THREADS.getCurrentThreadCpuTime() - start) / nanos / number;
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%s: best %.2f, median %.2f %s%n", name, times[0], times[ROUNDS / 2], unit);
    }

    private Datasets datasets() {
        DataSize enough = DataSize.ofGigabytes(1);
        return Datasets.of(new DatasetSettings(files, enough, scratch, enough, enough, 1_000_000));
    }

    private static DatasetSpec spec(String data, String augment) {
        String json = "{" + data + ", 'split': {'validation': 0.2, 'seed': 7}, 'augment': " + augment + "}";
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), DatasetSpec.class);
    }

    private static TrainingPlan plan(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }

    private static final class Epochs extends SilentLog {
        private final List<EpochSummary> epochs = new ArrayList<>();

        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            epochs.add(summary);
        }
    }
}
