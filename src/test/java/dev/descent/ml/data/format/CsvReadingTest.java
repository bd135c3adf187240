package dev.descent.ml.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.ColumnTraits;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CsvReadingTest {

    @Test
    void tableThatWouldNotFitIsRefusedBeforeItsColumnsAreMade() {
        // 32 GB in two columns of doubles
        assertThatThrownBy(() -> check(2_000_000_000)).isInstanceOfSatisfying(InvalidSpec.class, invalid -> {
            assertThat(invalid.violations().get(0).path()).isEqualTo("uri");
            assertThat(invalid.violations().get(0).message()).startsWith("would take 30517 MB of memory");
        });
        assertThatCode(() -> check(1000)).doesNotThrowAnyException();
    }

    private static void check(int rows) {
        CsvOutline outline = new CsvOutline(List.of(column("x", 0, rows), column("y", 1, rows)), rows, "");
        Csv spec = SpecReader.read(new JsonMapper().readTree("{\"target\": \"y\"}"), Csv.class);
        CsvReading.checkRoom(outline, new CsvChoice(spec, outline, null));
    }

    private static ColumnOutline column(String name, int place, int rows) {
        return new ColumnOutline(name, place, rows, 0, 0, "", 0, ColumnTraits.NONE);
    }
}
