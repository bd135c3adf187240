package dev.descent.bench;

import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.LoadedDataset;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.PlanCheck;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.SilentLog;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table larger than the heap: how many rows per second are read and encoded, and trained on in one epoch. Takes the table's size in
 * megabytes, 5000 where none is said, and makes it below the folder for temporary files, where it needs three times that and leaves nothing:
 * {@code JAVA_OPTIONS=-Xmx512m bench/run TableBenchmark 5000}.
 */
public final class TableBenchmark {
    private static final int NUMBERS = 90;
    private static final int MEGABYTE = 1 << 20;
    private static final String PLAN =
            "{'model': {'type': 'mlp', 'hidden': [32]}, 'loss': 'cross_entropy', 'optimizer': 'adam',"
                    + " 'training': {'epochs': 1, 'batch_size': 512}}";

    private final Path folder;

    private TableBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(NativeRuntime.start());
        long megabytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 5000;
        Path folder = Files.createTempDirectory("descent-table");
        Path table = folder.resolve("table.csv");
        try {
            new TableBenchmark(folder).measure(table, write(table, megabytes * MEGABYTE));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void measure(Path table, int rows) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%d rows, %d MB, with %d MB of heap%n",
                rows,
                Files.size(table) / MEGABYTE,
                Runtime.getRuntime().maxMemory() / MEGABYTE);
        long start = System.nanoTime();
        LoadedDataset loaded = datasets().load(spec(), false);
        report("read and encoded", rows, start);
        TrainingPlan plan = SpecReader.read(JsonMapper.shared().readTree(PLAN.replace('\'', '"')), TrainingPlan.class);
        System.out.println("estimate: "
                + PlanCheck.check(plan, loaded.data(), new MemorySize(8L << 30, 8L << 30))
                        .memory());
        long trained = System.nanoTime();
        Run run = new Run(plan, loaded::data, Checkpoints.NONE, new SilentLog(), () -> null);
        for (Path file : new LocalTrainer(folder).train(run).files().values()) {
            Files.delete(file);
        }
        report("trained on, once, and validated", rows, trained);
    }

    private static void report(String what, int rows, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        long most = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s, %.0f rows per second; at most %d MB of heap in use%n",
                what,
                seconds,
                rows / seconds,
                most / MEGABYTE);
    }

    /** Numbers, two columns of words, and a class that follows from them. */
    private static int write(Path table, long bytes) throws IOException {
        Random random = new Random(1);
        int rows = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(table)) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < NUMBERS; i++) {
                line.append('x').append(i).append(',');
            }
            for (line.append("shop,colour,kind\n"); written < bytes; rows++) {
                out.append(line);
                written += line.length();
                line.setLength(0);
                row(line, random);
            }
        }
        return rows - 1;
    }

    private static void row(StringBuilder line, Random random) {
        int sum = 0;
        for (int i = 0; i < NUMBERS; i++) {
            int number = random.nextInt(2_000_000) - 1_000_000;
            sum += i < 3 ? number : 0;
            line.append(number / 1000)
                    .append('.')
                    .append(Math.abs(number % 1000))
                    .append(',');
        }
        line.append('s').append(random.nextInt(50)).append(',');
        line.append(random.nextBoolean() ? "red" : "blue").append(',');
        line.append(sum > 0 ? "high" : "low").append('\n');
    }

    private Datasets datasets() {
        DataSize disk = DataSize.ofGigabytes(200);
        return Datasets.of(new DatasetSettings(
                folder, DataSize.ofMegabytes(64), folder, disk, DataSize.ofGigabytes(100), 1_000_000));
    }

    private static DatasetSpec spec() {
        String json = "{'uri': 'file:table.csv', 'split': {'validation': 0.1, 'seed': 7},"
                + " 'format': {'type': 'csv', 'target': 'kind'}}";
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), DatasetSpec.class);
    }
}
