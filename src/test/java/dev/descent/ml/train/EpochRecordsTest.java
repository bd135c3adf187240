package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EpochRecordsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EpochRecords records = new EpochRecords(new byte[0]);

    @Test
    void epochsAreWrittenAsTheyWereAdded() throws IOException {
        List<JsonNode> added = new ArrayList<>();
        for (int epoch = 1; epoch <= 1000; epoch++) {
            EpochSummary summary = summary(epoch, epoch == 1000 ? Double.NaN : 1.0 / epoch);
            records.add(summary);
            added.add(summary.toJson());
        }
        assertThat(written().values()).containsExactlyElementsOf(added);
    }

    @Test
    void whatWasPackedIsOfItsTimeAndIsGoneOnFrom() throws IOException {
        records.add(summary(1, 0.5));
        Supplier<byte[]> first = records.packed();
        for (int epoch = 2; epoch <= 1000; epoch++) {
            records.add(summary(epoch, 0.5));
        }
        EpochRecords resumed = new EpochRecords(first.get());
        resumed.add(summary(2, 0.25));

        assertThat(written(resumed).values())
                .containsExactly(summary(1, 0.5).toJson(), summary(2, 0.25).toJson());
    }

    @Test
    void aRunOfNoEpochHasNone() throws IOException {
        assertThat(written().isEmpty()).isTrue();
    }

    private JsonNode written() throws IOException {
        return written(records);
    }

    private static JsonNode written(EpochRecords records) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            records.writeTo(generator);
        }
        return JSON.readTree(text.toString());
    }

    private static EpochSummary summary(int epoch, double loss) {
        JsonNode validation =
                JSON.createObjectNode().put("accuracy", 0.25).set("confusion_matrix", JSON.createArrayNode());
        return new EpochSummary(epoch, 3, loss, 0.5, validation, null, 0.01, 0.0, 100.0, List.of());
    }
}
