package dev.descent.ml.data.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MisreadTest {
    private static final byte[] TABLE = "x;y\n1,5;a\n2,25;b\n3,75;a\n0,5;b\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void howNumbersAreWrittenIsASettingOfTextAlone() {
        assertThatThrownBy(() -> read(false))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("set decimal to \",\" to read them");
        assertThatThrownBy(() -> read(true))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("such as \"1,5\"")
                .hasMessageContaining("make a column of numbers of it in the file")
                .hasMessageContaining("name the column in categorical");
    }

    private static void read(boolean typed) throws Exception {
        Csv spec =
                SpecReader.read(JsonMapper.shared().readTree("{\"target\": \"y\", \"delimiter\": \";\"}"), Csv.class);
        TableSource source = TableSource.of(
                () -> new ByteArrayInputStream(TABLE), spec.text().dialect());
        new CsvReading(spec, source, List.of(), Store.ofHeap(), typed).read(null);
    }
}
