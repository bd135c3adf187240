package dev.descent.bench;

import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.SpecReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a second thread gives where images are decoded: data sets loaded with one and with two, turn by turn, by wall time, as the
 * ratio of two neighbours. Takes the folder with the real data, and how many turns (9): {@code bench/run DecodingBenchmark <folder> 9}.
 * On a machine whose cores have other work the ratio tells of that.
 */
public final class DecodingBenchmark {
    private static final String SIZE = "'size': [96, 96]";
    private static final String IMAGES =
            "{'uri': 'file:wbc', 'format': {'type': 'images', 'manifest': 'labels.csv', " + SIZE + "}}";
    private static final String MASKS =
            "{'uri': 'file:wbc', 'format': {'type': 'masks', 'images': 'images', 'masks': 'masks', " + SIZE
                    + ", 'classes': {'background': 0, 'cytoplasm': 128, 'nucleus': 255}}}";
    private static final String PAIRS =
            "{'uri': 'file:wbc', 'format': {'type': 'pairs', 'inputs': 'images', 'targets': 'masks', " + SIZE + "}}";

    private final Path files;
    private final Path scratch;
    private final int turns;

    private DecodingBenchmark(Path files, Path scratch, int turns) {
        this.files = files;
        this.scratch = scratch;
        this.turns = turns;
    }

    public static void main(String[] arguments) throws Exception {
        Path scratch = Files.createTempDirectory("descent-decoding");
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        try {
            DecodingBenchmark benchmark = new DecodingBenchmark(Path.of(arguments[0]), scratch, turns);
            benchmark.compare("300 images to 96x96", IMAGES);
            benchmark.compare("300 images with masks to 96x96", MASKS);
            benchmark.compare("300 pairs of images to 96x96", PAIRS);
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
    }

    private void compare(String name, String data) {
        milliseconds(data, true);
        milliseconds(data, false);
        double[] ratios = new double[turns];
        double[] alone = new double[turns];
        for (int i = 0; i < turns; i++) {
            boolean twoFirst = i % 2 == 0;
            double first = milliseconds(data, twoFirst);
            double second = milliseconds(data, !twoFirst);
            alone[i] = twoFirst ? second : first;
            ratios[i] = (twoFirst ? first : second) / alone[i];
        }
        Arrays.sort(ratios);
        Arrays.sort(alone);
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f ms on one thread; on two %.2f of that [%.2f %.2f]%n",
                name,
                alone[turns / 2],
                ratios[turns / 2],
                ratios[0],
                ratios[turns - 1]);
    }

    private double milliseconds(String data, boolean two) {
        DatasetSpec spec = SpecReader.read(JsonMapper.shared().readTree(data.replace('\'', '"')), DatasetSpec.class);
        int taken = two ? 0 : Runtime.getRuntime().availableProcessors();
        IntStream.range(0, taken).forEach(core -> IdleCores.HERE.occupy());
        try {
            long start = System.nanoTime();
            datasets().load(spec, true);
            return (System.nanoTime() - start) / 1e6;
        } finally {
            IntStream.range(0, taken).forEach(core -> IdleCores.HERE.giveBack());
        }
    }

    private Datasets datasets() {
        DataSize megabytes = DataSize.ofMegabytes(256);
        return Datasets.of(
                new DatasetSettings(files, megabytes, scratch, megabytes, DataSize.ofGigabytes(4), 40_000_000));
    }
}
