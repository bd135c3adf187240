package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class StreamedTableTest {
    /** More than a block has, and not a whole number of them. */
    private static final int ROWS = 2600;

    private static final DataSize ENOUGH = DataSize.ofMegabytes(256);
    private static final DataSize LITTLE = DataSize.ofKilobytes(4);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder("id,x,y,colour,when,kind,a,b,c,w,part\n");
        for (int i = 0; i < ROWS; i++) {
            int flag = random.nextInt(2);
            double p = Math.round(random.nextDouble() * 1000) / 1000.0;
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%s,%.3f,%s,2020-01-%02d,%s,%d,%.3f,%.3f,%.2f,%s%n",
                    i + 1,
                    random.nextInt(10) == 0 ? "NA" : Double.toString(random.nextGaussian()),
                    random.nextDouble() * 1e6,
                    random.nextInt(20) == 0
                            ? ""
                            : List.of("red", "green", "Blue").get(random.nextInt(3)),
                    1 + i % 28,
                    random.nextInt(50) == 0 ? "" : "k" + random.nextInt(4),
                    flag,
                    p,
                    1 - p,
                    random.nextDouble(),
                    i % 5 == 0 ? "val" : i % 31 == 0 ? "" : "train"));
        }
        Files.writeString(folder.resolve("t.csv"), csv);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'target':'kind'",
                "'target':'kind','missing':'drop','weight':'w'",
                "'target':'y','ignore':['a','b']",
                "'target':['x','y'],'missing':'drop'",
                "'target':['b','c'],'task':'soft_labels'",
                "'target':'a','task':'multi_label'",
                "'target':'a','task':'classification','categorical':['colour','kind'],'ignore':['when','part']"
            })
    void streamedTableEqualsTheOneInMemory(String format) {
        for (String split : List.of("{'test':0.1}", "{'column':'part','test':0.3}", "{'stratify':false}")) {
            String json = json(format, split);
            LoadedDataset inMemory = load(json, ENOUGH, ENOUGH);
            LoadedDataset streamed = load(json, LITTLE, ENOUGH);

            assertThat(numbers(streamed.data())).isEqualTo(numbers(inMemory.data()));
            assertThat(streamed.data().encoding()).isEqualTo(inMemory.data().encoding());
            assertThat(streamed.data().warnings()).isEqualTo(inMemory.data().warnings());
            assertThat(streamed.summary()).isEqualTo(inMemory.summary());
            assertThat(names(streamed.data().validation()))
                    .isEqualTo(names(inMemory.data().validation()));
        }
    }

    @Test
    void streamedTableTakesLittleOfTheHeap() {
        String json = json("'target':'kind'", "{}");
        long rows = 40L * ROWS;

        assertThat(load(json, LITTLE, ENOUGH).bytes()).isLessThan(rows);
        assertThat(load(json, ENOUGH, ENOUGH).bytes()).isGreaterThan(rows);
        assertThat(folder.resolve("mapped")).isEmptyDirectory();
    }

    @Test
    void evaluationOfAStreamedTableEqualsTheOneInMemory() {
        String json = json("'target':'kind'", "{'validation':{'uri':'file:t.csv'}}");

        assertThat(numbers(load(json, LITTLE, ENOUGH).data()))
                .isEqualTo(numbers(load(json, ENOUGH, ENOUGH).data()));
    }

    @Test
    void faultsOfAStreamedTableAreThoseOfTheOneInMemory() {
        for (String format : List.of("'target':'kind','missing':'error'", "'target':['x','y'],'task':'multi_label'")) {
            List<Violation> faults = faults(json(format, "{}"), ENOUGH, ENOUGH);
            assertThat(faults).isNotEmpty().isEqualTo(faults(json(format, "{}"), LITTLE, ENOUGH));
        }
    }

    @Test
    void tableThatFitsNeitherMemoryNorDiskIsRefused() {
        assertThat(faults(json("'target':'kind'", "{}"), LITTLE, LITTLE))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).isEqualTo("uri");
                    assertThat(fault.message()).startsWith("would take 1 MB");
                });
    }

    private List<Violation> faults(String json, DataSize memory, DataSize disk) {
        return catchThrowableOfType(InvalidSpec.class, () -> load(json, memory, disk))
                .violations();
    }

    private LoadedDataset load(String json, DataSize memory, DataSize disk) {
        DatasetSettings settings =
                new DatasetSettings(folder, memory, folder.resolve("mapped"), disk, ENOUGH, 40_000_000);
        return Datasets.of(settings).load(Loading.spec(json), true);
    }

    private static String json(String format, String split) {
        return ("{'uri':'file:t.csv','split':" + split + ",'format':{'type':'csv'," + format + "}}").replace('\'', '"');
    }

    private static List<String> names(Examples part) {
        return IntStream.range(0, part.size()).mapToObj(part::name).toList();
    }

    /** Inputs, labels and weights of all parts. */
    private static List<Float> numbers(TrainingData data) {
        List<Float> all = new ArrayList<>();
        for (Examples part : List.of(data.training(), data.validation(), data.test())) {
            float[] inputs = new float[data.input().size()];
            float[] labels = new float[data.target().outputs()];
            Weights weights = part.weighing().allocate(1, 1);
            for (int i = 0; i < part.size(); i++) {
                part.read(i, inputs, 0, labels, 0);
                part.weigh(i, weights, 0);
                add(all, inputs);
                add(all, labels);
                if (weights.examples() != null) {
                    add(all, weights.examples());
                }
            }
        }
        return all;
    }

    private static void add(List<Float> all, float[] numbers) {
        for (float number : numbers) {
            all.add(number);
        }
    }
}
