package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EpochRecordsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EpochRecords records = new EpochRecords(0, new byte[0]);

    @Test
    void epochsAreWrittenAsTheyWereAdded() throws IOException {
        List<JsonNode> added = new ArrayList<>();
        for (int epoch = 1; epoch <= 1000; epoch++) {
            EpochSummary summary = summary(epoch, epoch == 1000 ? Double.NaN : 1.0 / epoch);
            records.add(summary);
            added.add(summary.toJson());
        }
        assertThat(records.size()).isEqualTo(1000);
        assertThat(written().values()).containsExactlyElementsOf(added);
    }

    @Test
    void aRunOfNoEpochHasNone() throws IOException {
        assertThat(written().isEmpty()).isTrue();
    }

    private JsonNode written() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            records.writeTo(generator);
        }
        return JSON.readTree(text.toString());
    }

    private static EpochSummary summary(int epoch, double loss) {
        JsonNode validation =
                JSON.createObjectNode().put("accuracy", 0.25).set("confusion_matrix", JSON.createArrayNode());
        return new EpochSummary(epoch, 3, loss, 0.5, validation, null, 0.01, 0.0, 100.0);
    }
}
