package dev.descent.dataset.remote;

import static dev.descent.dataset.remote.ScriptedServer.answer;
import static dev.descent.dataset.remote.ScriptedServer.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.ScriptedServer.Answer;
import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteFilesTest {
    private static final Answer UNCHANGED = answer("HTTP/1.1 304 Not Modified", "");
    private static final String HASH = Sha256.of("one");

    @TempDir
    Path folder;

    @AutoClose
    private FetchHouse house;

    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeEach
    void open() throws Exception {
        house = new FetchHouse(folder);
    }

    @Test
    void unchangedFileIsNotFetchedAgain() throws IOException {
        try (ScriptedServer server = new ScriptedServer(file("\"1\"", "one"), UNCHANGED)) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo("one");
            assertThat(house.fetch(server.uri("/x"))).isEqualTo("one");
            assertThat(server.requests().get(1).header("if-none-match")).isEqualTo("\"1\"");
        }
    }

    @Test
    void dateTellsWhatChangedWhereThereIsNoTag() throws IOException {
        String date = "Mon, 05 Jan 2026 09:00:00 GMT";
        Answer dated = answer("HTTP/1.1 200 OK\nContent-Length: 3\nLast-Modified: " + date, "one");
        try (ScriptedServer server = new ScriptedServer(dated, UNCHANGED)) {
            house.fetch(server.uri("/x"));
            assertThat(house.fetch(server.uri("/x"))).isEqualTo("one");
            assertThat(server.requests().get(1).header("if-modified-since")).isEqualTo(date);
        }
    }

    @Test
    void changedFileIsFetched() throws IOException {
        try (ScriptedServer server = new ScriptedServer(file("\"1\"", "one"), file("\"2\"", "two"))) {
            house.fetch(server.uri("/x"));
            assertThat(house.files.atHand(server.uri("/x"), null)).isEmpty();
            assertThat(house.fetch(server.uri("/x"))).isEqualTo("two");
        }
    }

    @Test
    void bytesWithTheHashAtHandNeedNoRequest() throws IOException {
        try (ScriptedServer server = new ScriptedServer(file("\"1\"", "one"))) {
            house.fetch(server.uri("/x"));
            assertThat(house.fetch(server.uri("/elsewhere"), HASH)).isEqualTo("one");
            assertThat(house.files.atHand(server.uri("/elsewhere"), HASH)).isPresent();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void onlyWhatIsHereAndUnchangedIsAtHand() throws IOException {
        try (ScriptedServer server = new ScriptedServer(file("\"1\"", "one"), UNCHANGED, stalled("one"))) {
            assertThat(house.files.atHand(server.uri("/x"), null)).isEmpty();
            assertThat(house.files.atHand(server.uri("/x"), HASH)).isEmpty();
            assertThat(server.requests()).isEmpty();
            house.fetch(server.uri("/x"));
            try (HeldFile here = house.files.atHand(server.uri("/x"), null).orElseThrow()) {
                assertThat(here.sha256()).isEqualTo(HASH);
            }
            assertThat(server.requests()).hasSize(2);
        } finally {
            released.countDown();
        }
    }

    @Test
    void atHandIsDecidedWithoutHoldingOnToTheFile() throws IOException {
        try (ScriptedServer server = new ScriptedServer(file("\"1\"", "one"), file("\"2\"", "two"))) {
            house.fetch(server.uri("/x"));
            assertThat(house.files.atHand(server.uri("/x"), null)).isEmpty();
            String large = "x".repeat(900);
            for (int i = 0; i < 12; i++) {
                try (ScriptedServer other = new ScriptedServer(file("\"1\"", large + i))) {
                    house.fetch(other.uri("/y"));
                }
            }
            assertThat(house.files.atHand(server.uri("/x"), HASH)).isEmpty();
        }
    }

    @Test
    void theSameIsFetchedOnceForAllWhoWait() throws Exception {
        try (ScriptedServer server = new ScriptedServer(stalled("one"))) {
            CompletableFuture<String> first =
                    CompletableFuture.supplyAsync(() -> quietly(server.uri("/x"), FetchWatch.PATIENT));
            await().until(() -> server.requests().size() == 1);
            CountDownLatch joined = new CountDownLatch(1);
            CompletableFuture<String> second =
                    CompletableFuture.supplyAsync(() -> quietly(server.uri("/x"), progress -> joined.countDown()));
            assertThat(joined.await(60, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> house.files.fetch(server.uri("/x"), null, progress -> {
                        throw new IllegalStateException("does not wait");
                    }))
                    .hasMessage("does not wait");

            released.countDown();

            assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo("one");
            assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo("one");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void fetchThatNobodyWaitsForIsBrokenOff() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        Answer endless = (request, out) -> {
            try {
                answer("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "").write(request, out);
                while (released.getCount() > 0) {
                    out.write("1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    released.await(20, TimeUnit.MILLISECONDS);
                }
            } catch (IOException | InterruptedException e) {
                ended.complete("broken off");
            }
        };
        try (ScriptedServer server = new ScriptedServer(endless)) {
            assertThatThrownBy(() -> house.files.fetch(server.uri("/x"), null, progress -> {
                        if (progress.bytes() > 0) {
                            throw new IllegalStateException("enough");
                        }
                    }))
                    .hasMessage("enough");
            assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo("broken off");
            await().until(() -> house.kept().isEmpty());
        }
    }

    @Test
    void slowFetchEndsAtItsTime() throws Exception {
        RemoteSettings settings = FetchHouse.settings(folder);
        Sources sources = Sources.of(settings, FetchHouse.NO_S3);
        try (ScriptedServer server = new ScriptedServer(stalled("one"));
                RemoteFiles hasty = FetchHouse.of(sources, folder, Duration.ofMillis(150))) {
            assertThatThrownBy(() -> hasty.fetch(server.uri("/x"), null, FetchWatch.PATIENT))
                    .hasMessageContaining("takes longer to fetch");
        } finally {
            released.countDown();
        }
    }

    @Test
    void progressIsToldWithoutTheQuery() throws IOException {
        List<FetchProgress> told = new ArrayList<>();
        try (ScriptedServer server = new ScriptedServer(file("\"1\"", "one"))) {
            house.files
                    .fetch(server.uri("/x?signature=secret"), null, told::add)
                    .close();
            assertThat(told.get(told.size() - 1)).isEqualTo(new FetchProgress(server.uri("/x"), 3, 3L));
        }
    }

    @Test
    void signedQueryIsWrittenNowhere() throws IOException {
        try (ScriptedServer server = new ScriptedServer(file("\"1\"", "one"))) {
            house.fetch(server.uri("/x?signature=secret"));
            try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
                assertThat(files).hasSize(2).allSatisfy(file -> {
                    assertThat(file.toString()).doesNotContain("secret");
                    assertThat(file).content().doesNotContain("secret");
                });
            }
        }
    }

    private String quietly(String uri, FetchWatch watch) {
        try (HeldFile file = house.files.fetch(uri, null, watch)) {
            return Files.readString(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends its head at once, and its body when the test says so. */
    private Answer stalled(String body) {
        return (request, out) -> {
            answer("HTTP/1.1 200 OK\nETag: \"1\"\nContent-Length: " + body.length(), "")
                    .write(request, out);
            out.flush();
            try {
                assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            out.write(body.getBytes(StandardCharsets.US_ASCII));
        };
    }
}
