package dev.descent.ml.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.RawTable;
import dev.descent.ml.data.SplitBy;
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
    private static final String TABLE = "x;y\n1,5;a\n2,25;b\n3,75;a\n0,5;b\n";

    @Test
    void howNumbersAreWrittenIsASettingOfTextAlone() {
        assertThatThrownBy(() -> read(TABLE, false))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("set decimal to \",\" to read them");
        assertThatThrownBy(() -> read(TABLE, true))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("such as \"1,5\"")
                .hasMessageContaining("make a column of numbers of it in the file")
                .hasMessageContaining("name the column in categorical");
    }

    @Test
    void whatMayBeAHeaderOrAPointForThousandsIsAskedOfTextAlone() throws Exception {
        String table = "5.1;y\n" + "500;a\n990;b\n1.105;a\n1.270;b\n".repeat(4);

        assertThat(read(table, false).notes())
                .anyMatch(note -> note.contains("set header to false"))
                .anyMatch(note -> note.contains("set thousands to"));
        assertThat(read(table, true).notes()).isEmpty();
    }

    @Test
    void namesThatAreNotThereAreExplainedByTheTextAlone() {
        String table = "5.1;x\n1;a\n2;b\n";

        assertThatThrownBy(() -> read(table, false)).hasMessageContaining("set header to false");
        assertThatThrownBy(() -> read(table, true)).hasMessageEndingWith("there are 5.1, x");
        assertThatThrownBy(() -> read("a,x\n1\n", true)).hasMessageEndingWith("there are a,x");
    }

    private static RawTable read(String table, boolean typed) throws Exception {
        byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
        Csv spec =
                SpecReader.read(JsonMapper.shared().readTree("{\"target\": \"y\", \"delimiter\": \";\"}"), Csv.class);
        TableSource source = TableSource.of(
                () -> new ByteArrayInputStream(bytes), spec.text().dialect());
        return new CsvReading(spec, source, List.of(), Store.ofHeap(), typed).read(SplitBy.SHARES);
    }
}
