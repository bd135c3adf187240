package dev.descent.dataset.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.content.ContentStores;
import dev.descent.content.FinishedFile;
import dev.descent.content.PartialFile;
import dev.descent.database.TestDatabase;
import dev.descent.ml.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.JsonNodeFactory;

class UploadsTest {
    private static final String TEXT = "the same bytes";
    private static final String SHA = Sha256.of(TEXT);
    private static final Instant SOON = Instant.now().plus(Duration.ofHours(1));

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path folder;

    private RegistryStore store;
    private Uploads uploads;

    @BeforeEach
    void open() {
        store = new RegistryStore(database.jdbc());
        uploads = new Uploads(
                new RegistrySettings(folder, DataSize.ofMegabytes(1)),
                ContentStores.IN_FOLDERS,
                store,
                new UploadClaimStore(database.jdbc()),
                database.transactions());
    }

    @Test
    void bytesGoWithTheLastRow() throws IOException {
        UUID first = register(TEXT);
        UUID second = register(TEXT);

        store.delete(first);
        assertThat(uploads.removeUnused(SHA)).isFalse();
        assertThat(uploads.find(SHA)).isPresent();
        store.delete(second);
        assertThat(uploads.removeUnused(SHA)).isTrue();
        assertThat(uploads.find(SHA)).isEmpty();
    }

    @Test
    void rowThatCannotBeAddedLeavesNoRowAndItsBytesToTheSweep() throws IOException {
        UUID id = register("other bytes");

        assertThatThrownBy(() -> register(id, TEXT)).isNotNull();
        assertThat(store.list(null, null, 10)).hasSize(1);
        uploads.sweep(SOON);
        assertThat(uploads.find(SHA)).isEmpty();
    }

    @Test
    void whatIsAddedAndRemovedAtOnceIsWholeOrGone() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 30; round++) {
                UUID earlier = register(TEXT);
                CyclicBarrier begin = new CyclicBarrier(4);
                List<Future<UUID>> work = IntStream.range(0, 4)
                        .mapToObj(number -> threads.submit(() -> {
                            begin.await();
                            if (number > 0) {
                                return register(TEXT);
                            }
                            store.delete(earlier);
                            uploads.removeUnused(SHA);
                            return earlier;
                        }))
                        .toList();
                for (Future<UUID> done : work) {
                    done.get();
                }
                assertThat(uploads.find(SHA)).isPresent();
                for (Registered left : store.list(null, null, 10)) {
                    store.delete(left.id());
                }
                uploads.removeUnused(SHA);
                assertThat(uploads.find(SHA)).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void sweepRemovesWhatNobodyRegisteredOnceItIsOld() throws IOException {
        register(TEXT);
        uploads.create();
        Path half = unfinished();
        Path orphan =
                Files.writeString(Files.createDirectories(folder.resolve("00")).resolve("0".repeat(64)), "x");
        Files.setLastModifiedTime(half, FileTime.from(Instant.EPOCH));

        assertThat(uploads.sweep(Instant.EPOCH.plusSeconds(60))).isEqualTo(1);
        assertThat(half).doesNotExist();
        assertThat(orphan).exists();
        assertThat(uploads.sweep(SOON)).isEqualTo(1);
        assertThat(orphan).doesNotExist();
        assertThat(uploads.find(SHA)).isPresent();
    }

    private Path unfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private UUID register(String text) throws IOException {
        return register(UUID.randomUUID(), text);
    }

    private UUID register(UUID id, String text) throws IOException {
        try (PartialFile file = uploads.create()) {
            file.append(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            FinishedFile finished = file.finish();
            Registered.Content content = new Registered.Content(null, "a.csv", finished.bytes(), finished.sha256());
            uploads.register(
                    new Registered.Candidate(id, null, content, null, JsonNodeFactory.instance.objectNode(), null),
                    finished);
        }
        return id;
    }
}
