package dev.descent.ml.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final int SIZE = 1000;
    private static final int COUNT = 50;

    @TempDir
    Path folder;

    @Test
    void recordsAreTheSameInMemoryAndInAFile() throws Exception {
        Records inMemory = written(store(1 << 20, 0), COUNT, SIZE);
        Records mapped = written(store(0, 1 << 20), COUNT, SIZE);

        assertThat(inMemory.heapBytes()).isEqualTo(COUNT * SIZE);
        assertThat(mapped.heapBytes()).isZero();
        for (int i = 0; i < COUNT; i++) {
            assertThat(mapped.get(i)).isEqualTo(record(i, SIZE)).isEqualTo(inMemory.get(i));
        }
    }

    @Test
    void recordsSpanSeveralBuffers() throws Exception {
        int size = 40 << 20;
        Records mapped = written(store(0, 1L << 30), 3, size);
        for (int i = 0; i < 3; i++) {
            assertThat(mapped.get(i)).isEqualTo(record(i, size));
        }
    }

    @Test
    void largeRecordsLeaveTheHeapToJobsWhateverMayBeTaken() throws Exception {
        int third = (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 3 / 1000);
        Store store = store(Long.MAX_VALUE, Long.MAX_VALUE);

        try (RecordsWriter writer = store.allocate(1000, third, "uri")) {
            assertThat(writer).isInstanceOf(MappedWriter.class);
        }
    }

    @Test
    void aRecordThatWasNeverPutIsZero() throws Exception {
        for (Store store : List.of(store(1 << 20, 0), store(0, 1 << 20))) {
            try (RecordsWriter writer = store.allocate(3, SIZE, "uri")) {
                writer.put(1, record(1, SIZE));
                Records records = writer.finish();
                assertThat(records.get(1)).isEqualTo(record(1, SIZE));
                assertThat(records.get(2)).isEqualTo(new byte[SIZE]);
            }
        }
    }

    @Test
    void aRecordOfAnotherSizeIsNotTaken() throws Exception {
        for (Store store : List.of(store(1 << 20, 0), store(0, 1 << 20))) {
            try (RecordsWriter writer = store.allocate(2, SIZE, "uri")) {
                assertThatThrownBy(() -> writer.put(0, new byte[SIZE + 1])).hasMessageContaining("1001");
            }
        }
    }

    @Test
    void aMappedFileHasNoName() throws Exception {
        Records records;
        try (RecordsWriter writer = store(0, 1 << 20).allocate(COUNT, SIZE, "uri")) {
            assertThat(folder.resolve("mapped")).isEmptyDirectory();
            writer.put(0, record(0, SIZE));
            records = writer.finish();
        }
        assertThat(records.get(0)).isEqualTo(record(0, SIZE));
    }

    @Test
    void whatFitsNeitherMemoryNorDiskIsRefused() {
        Store store = store(1 << 20, 2 << 20);

        InvalidSpec invalid = catchThrowableOfType(InvalidSpec.class, () -> store.allocate(3000, SIZE, "format.size")
                .close());

        assertThat(invalid.violations())
                .containsExactly(new Violation(
                        "format.size",
                        "would take 3 MB for decoded samples; all data sets in use may take 1 MB of memory and 2 MB of"
                                + " disk"));
    }

    @Test
    void roomOfRecordsInUseIsNotGivenAway() throws Exception {
        Store store = store(0, COUNT * SIZE);
        Records used = written(store, COUNT, SIZE);

        assertThatThrownBy(() -> store.allocate(1, SIZE, "uri")).isInstanceOf(InvalidSpec.class);
        assertThat(used.get(COUNT - 1)).isEqualTo(record(COUNT - 1, SIZE));
    }

    @Test
    void roomOfWhatIsOnlyKeptForLaterIsReclaimed() throws Exception {
        List<Records> kept = new ArrayList<>();
        Store store = new Store(new Store.Capacity(0, COUNT * SIZE), folder, kept::clear);
        kept.add(written(store, COUNT, SIZE));

        Records next = written(store, COUNT, SIZE);

        assertThat(kept).isEmpty();
        assertThat(next.get(0)).isEqualTo(record(0, SIZE));
    }

    @Test
    void whatIsWrittenAndGivenUpTakesNoRoom() throws Exception {
        Store store = store(0, COUNT * SIZE);
        store.allocate(COUNT, SIZE, "uri").close();

        assertThat(written(store, COUNT, SIZE).count()).isEqualTo(COUNT);
        assertThat(Files.exists(folder.resolve("mapped"))).isTrue();
    }

    private Store store(long memory, long disk) {
        return new Store(new Store.Capacity(memory, disk), folder.resolve("mapped"), () -> {});
    }

    private static Records written(Store store, int count, int size) throws IOException {
        try (RecordsWriter writer = store.allocate(count, size, "uri")) {
            for (int i = count - 1; i >= 0; i--) {
                writer.put(i, record(i, size));
            }
            return writer.finish();
        }
    }

    private static byte[] record(int index, int size) {
        byte[] bytes = new byte[size];
        new Random(index).nextBytes(bytes);
        return bytes;
    }
}
