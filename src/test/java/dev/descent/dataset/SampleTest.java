package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {
    @TempDir
    Path nothing;

    /** A hash that changes breaks every job that names it: give a changed sample another name. */
    @ParameterizedTest
    @CsvSource({
        "blood-cells, 320, a3c987dd320db7c156b2f6105e02efaee20eb38945be4cdb7de6b896477fac22",
        "blood-cell-masks, 320, 16f2e034b924e895c3be5887abdce8276ee42af0af30d5fe240b6e68f1b80501",
        "noisy-blood-cells, 210, 58dd4705e21e49fdd8155bc768c8bad4abcdca38132a24b1faa1a38a42b9dc52",
        "vessels, 160, ec161f3b4748d8bd45c451c32a7a8d926c2ff0d6895c133dfa199febe6c2fa80",
        "shape-tags, 800, d87c12d52480cd3804b230d84c2e9658c4e35c481b6bf044a0ed2c24afdb1e71",
        "shapes, 600, 90e44a1f423a04c29803dc585dfd47bb74dacb60f2aa09bb35b4d82f58677d44",
        "spirals, 600, d04a022dc2b55dfd51c4cb5c939b079aab7765b21e24c073abfb563c43d59349",
        "sine, 600, cad2eabd414c6fc713654249beb2d9b3f412ce98c36c8911020be736651bbadb",
    })
    void samplesAreTheSameEverywhere(String name, int examples, String sha256) {
        LoadedDataset sample = Loading.load(nothing, "{\"uri\":\"sample:" + name + "\"}");

        assertThat(sample.summary().get("examples").intValue()).isEqualTo(examples);
        assertThat(sample.summary().get("format").stringValue()).isEqualTo("sample");
        assertThat(sample.resolved().sha256()).isEqualTo(sha256);
    }

    @Test
    void bloodCellsAreAsUnevenAsInBlood() {
        TrainingData cells =
                Loading.load(nothing, "{\"uri\":\"sample:blood-cells\"}").data();

        assertThat(cells.target().names())
                .containsExactly("basophil", "eosinophil", "lymphocyte", "monocyte", "neutrophil");
        assertThat(cells.counts()).containsExactly(10L, 22L, 64L, 40L, 120L);
        assertThat(cells.input().dimensions()).containsExactly(3, 48, 48);
    }
}
