package dev.descent.ml.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.base.IdleCores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
    private static final int COLUMNS = 7;
    /** Of many blocks. */
    private static final int MANY = 20_000;

    private final IdleCores cores = new IdleCores(2);
    private final Taker taker = new Taker();

    @AfterEach
    void coresAreGivenBack() {
        assertThat(List.of(cores.take(), cores.take(), cores.take())).containsExactly(true, true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, MANY})
    void rowsAreTakenInTheirOrder(int rows) throws IOException {
        read(rows, () -> {});

        assertThat(taker.lines).hasSize(rows).isSorted();
        assertThat(taker.wrong).isEmpty();
    }

    @Test
    void otherThreadTakesRowsWhereACoreIdles() throws IOException {
        read(MANY, () -> {});

        assertThat(taker.threads).contains(Thread.currentThread().getName() + "-rows");
    }

    @Test
    void oneThreadDoesAllWhereNoOtherCoreIdles() throws IOException {
        cores.occupy();

        read(MANY, () -> {});

        cores.giveBack();
        assertThat(taker.threads).containsExactly(Thread.currentThread().getName());
        assertThat(taker.lines).hasSize(MANY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5_000, MANY - 1})
    void whatIsWrongWithARowIsFoundBeforeWhatIsWrongBehindIt(int row) {
        taker.refused = row;

        assertThatThrownBy(() -> read(MANY, ReadAheadTest::brokenEnd)).hasMessage("row " + row);
        assertThat(taker.lines).hasSize(row);
    }

    @Test
    void allRowsBeforeABrokenEndAreTaken() {
        assertThatThrownBy(() -> read(MANY, ReadAheadTest::brokenEnd)).hasMessage("broken end");

        assertThat(taker.lines).hasSize(MANY);
    }

    @Test
    void rowThatCannotBeKeptIsThrownAsWhatItIs() {
        taker.unkept = MANY / 2;

        assertThatThrownBy(() -> read(MANY, () -> {}))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk full");
    }

    @Test
    void fileIsNamedBeforeItsRows() throws IOException {
        TableSource rows = cells -> {
            cells.cell(0, "of the first");
            cells.end(1, 1);
            cells.part("second");
            cells.cell(0, "of the second");
            cells.end(1, 1);
        };
        List<String> seen = new ArrayList<>();

        new ReadAhead(rows, cores).read(new TableCells() {
            @Override
            public void part(String name) {
                seen.add(name);
            }

            @Override
            public void cell(int column, String text) {
                seen.add(text);
            }

            @Override
            public void end(long line, int cells) {}
        });

        assertThat(seen).containsExactly("of the first", "second", "of the second");
    }

    private void read(int rows, Runnable atEnd) throws IOException {
        TableSource source = cells -> {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    cells.cell(column, row + ":" + column);
                }
                cells.end(row, COLUMNS);
            }
            atEnd.run();
        };
        new ReadAhead(source, cores).read(taker);
    }

    private static void brokenEnd() {
        throw new IllegalStateException("broken end");
    }

    /** Remembers the rows that it got, and cells that were not the next. */
    private static final class Taker implements TableCells {
        private final List<Long> lines = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private final Set<String> threads = new ConcurrentSkipListSet<>();
        private int refused = -1;
        private int unkept = -1;
        private int next;

        @Override
        public void cell(int column, String text) {
            if (column != next++ || !text.equals(lines.size() + ":" + column)) {
                wrong.add(text);
            }
        }

        @Override
        public void end(long line, int cells) {
            threads.add(Thread.currentThread().getName());
            if (line == refused) {
                throw new IllegalStateException("row " + line);
            } else if (line == unkept) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
            lines.add(line);
            next = 0;
        }
    }
}
