package dev.descent.ml.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.table.TableCells;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in files, against the same in memory. */
class PageRoomTest {
    private static final long MOST = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"none", "plain", "snappy", "delta", "pages2"})
    void pagesWithoutRoomInMemoryAreReadFromFiles(String name) throws Exception {
        PageRoom little = new PageRoom(MOST, MOST) {
            @Override
            boolean take(long bytes) {
                return false;
            }

            @Override
            void takeForDictionary(long bytes) {}

            @Override
            void takeForValues(long bytes) {}
        };

        assertThat(cells(name, little))
                .isEqualTo(cells(name, new PageRoom(MOST, MOST)))
                .hasSizeGreaterThan(100);
    }

    @Test
    void memoryIsTakenWhileThereIsSome() {
        PageRoom room = new PageRoom(1000, 100);

        assertThat(room.take(60)).isTrue();
        assertThat(room.take(60)).isFalse();
        room.giveBack(60);
        assertThat(room.take(100)).isTrue();
        assertThatThrownBy(() -> room.takeForDictionary(1))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("its dictionaries take more");
    }

    @Test
    void pageThatIsTooLargeByItselfIsRefused() {
        PageRoom room = new PageRoom(1000, 100);

        assertThatThrownBy(() -> room.check(101))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("it has a page of");
        assertThatThrownBy(() -> room.check(-1)).isInstanceOf(InvalidSpec.class).hasMessageContaining("negative");
    }

    @Test
    void valuesOfAPageHaveRoomForWhatTheirDecodersHold() {
        assertThat(new PageRoom(1000, 320).mostValues()).isEqualTo(10);
    }

    private static List<String> cells(String name, PageRoom room) throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(PageRoomTest.class.getResource("/parquet/" + name + ".parquet"))
                .toURI());
        List<String> cells = new ArrayList<>();
        new ParquetTable(() -> FileChannel.open(file), Set.of(), MOST)
                .read(
                        new TableCells() {
                            @Override
                            public void cell(int column, String text) {
                                cells.add(column + text);
                            }

                            @Override
                            public void end(long line, int count) {
                                cells.add("end of " + line);
                            }
                        },
                        room);
        return cells;
    }
}
