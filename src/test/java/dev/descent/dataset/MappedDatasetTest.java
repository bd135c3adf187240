package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.DrawnCells;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class MappedDatasetTest {
    private static final String CELLS = "{\"uri\": \"file:cells\", \"format\":"
            + " {\"type\": \"images\", \"manifest\": \"labels.csv\", \"size\": [32, 32]}}";
    private static final DataSize ENOUGH = DataSize.ofMegabytes(256);

    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        DrawnCells.into(folder.resolve("cells"));
    }

    @Test
    void mappedDatasetEqualsTheOneInMemory() {
        LoadedDataset inMemory = load(ENOUGH, ENOUGH);
        LoadedDataset mapped = load(DataSize.ofBytes(0), ENOUGH);

        assertThat(inMemory.bytes()).isGreaterThan(DrawnCells.NUMBER * 3 * 32 * 32);
        assertThat(mapped.bytes()).isLessThan(DrawnCells.NUMBER * 200);
        assertThat(features(mapped.data())).isEqualTo(features(inMemory.data()));
        assertThat(mapped.summary()).isEqualTo(inMemory.summary());
        assertThat(folder.resolve("mapped")).isEmptyDirectory();
    }

    @Test
    void datasetLargerThanTheDiskAllowedIsRefused() {
        InvalidSpec invalid =
                catchThrowableOfType(InvalidSpec.class, () -> load(DataSize.ofBytes(0), DataSize.ofKilobytes(100)));

        assertThat(invalid.violations()).extracting(Violation::path).containsExactly("format.size");
    }

    private LoadedDataset load(DataSize memory, DataSize disk) {
        DatasetSettings settings =
                new DatasetSettings(folder, memory, folder.resolve("mapped"), disk, ENOUGH, 40_000_000);
        return Datasets.of(settings).load(Loading.spec(CELLS), true);
    }

    private static float[] features(TrainingData data) {
        return RealDataTest.features(data, data.training());
    }
}
