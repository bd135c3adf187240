package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Data that another process reads by what it is told. */
class PlacedDataTest {
    private static final String ROWS = "{'uri':'file:rows.csv','format':{'type':'csv','target':'y'},"
            + "'split':{'validation':{'uri':'file:judge.csv'}}}";

    @TempDir
    Path files;

    @BeforeEach
    void rows() throws IOException {
        Files.writeString(files.resolve("rows.csv"), "colour,a,y\nred,1,2\nblue,3,6\nred,5,10\nblue,7,14\n");
        Files.writeString(files.resolve("judge.csv"), "colour,a,y\nblue,4,8\n");
    }

    @Test
    void otherProcessReadsTheSameNumbers() throws IOException {
        assertSameElsewhere(ROWS);
        assertSameElsewhere("{'uri':'sample:spirals'}");
    }

    private void assertSameElsewhere(String json) throws IOException {
        LoadedDataset here = Loading.below(files).load(spec(json), true);
        try (PlacedData placed = Loading.below(files).place(here.resolved(), true, FetchWatch.PATIENT)) {
            TrainingData there = reread(placed.data()).open(Store.ofHeap());

            assertThat(there.encoding()).isEqualTo(here.data().encoding());
            assertThat(numbers(there, there.training()))
                    .isEqualTo(numbers(here.data(), here.data().training()));
            assertThat(numbers(there, there.validation()))
                    .isEqualTo(numbers(here.data(), here.data().validation()));
        }
    }

    @Test
    void otherBytesAreRefusedThere() throws IOException {
        DatasetSpec pinned = Loading.below(files).load(spec(ROWS), true).resolved();
        try (PlacedData placed = Loading.below(files).place(pinned, true, FetchWatch.PATIENT)) {
            Files.writeString(files.resolve("rows.csv"), "colour,a,y\nred,1,3\n");

            assertThatThrownBy(() -> placed.data().open(Store.ofHeap()))
                    .isInstanceOf(InvalidSpec.class)
                    .hasMessageContaining("has other bytes on the machine that trains");
        }
    }

    private static DatasetSpec spec(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), DatasetSpec.class);
    }

    private static LocalData reread(LocalData data) {
        String told = SpecWriter.write(data).toString();
        return SpecReader.read(JsonMapper.shared().readTree(told), LocalData.class);
    }

    private static float[] numbers(TrainingData data, Examples examples) {
        int inputs = data.input().size();
        int each = inputs + data.target().outputs();
        float[] all = new float[examples.size() * each];
        for (int i = 0; i < examples.size(); i++) {
            examples.read(i, all, i * each, all, i * each + inputs);
        }
        return all;
    }
}
