package dev.descent.dataset.remote;

import static dev.descent.dataset.remote.ScriptedServer.answer;
import static dev.descent.dataset.remote.ScriptedServer.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.dataset.remote.ScriptedServer.Answer;
import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, what comes of it is the right bytes or a fault, and never a mixture. */
class BrokenTransferTest {
    private static final String ONE = "aaaaaaaaaabbbbbbbbbb";
    private static final String TWO = "ccccccccccdddddddddd";
    private static final String TEN_OF_ONE = "HTTP/1.1 200 OK\nETag: \"one\"\nContent-Length: 20";

    @TempDir
    Path folder;

    private FetchHouse house;

    @BeforeEach
    void open() throws Exception {
        house = new FetchHouse(folder);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(house.kept()).as("no file that is not whole stays").allMatch(file -> file.toString()
                .matches(".*/[0-9a-f]{64}"));
        house.close();
    }

    @Test
    void brokenTransferGoesOnWhereItStopped() throws IOException {
        Answer rest = part("\"one\"", 10, 20, "bbbbbbbbbb");
        try (ScriptedServer server = new ScriptedServer(half("\"one\""), rest)) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(ONE);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1).headers())
                    .containsEntry("range", "bytes=10-")
                    .containsEntry("if-range", "\"one\"");
        }
    }

    @Test
    void fileThatChangedInTheMiddleIsTakenAnew() throws IOException {
        try (ScriptedServer server = new ScriptedServer(half("\"one\""), file("\"two\"", TWO))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(TWO);
        }
    }

    @Test
    void partOfAnotherVersionIsNotAppended() throws IOException {
        Answer lie = part("\"two\"", 10, 20, "dddddddddd");
        try (ScriptedServer server = new ScriptedServer(half("\"one\""), lie, file("\"two\"", TWO))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(TWO);
            assertThat(server.requests().get(2).headers()).doesNotContainKey("range");
        }
    }

    @Test
    void partFromAnotherPlaceIsNotAppended() throws IOException {
        Answer wrong = part("\"one\"", 5, 20, "aaaaabbbbbbbbbb");
        try (ScriptedServer server = new ScriptedServer(half("\"one\""), wrong, file("\"one\"", ONE))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(ONE);
        }
    }

    @Test
    void partOfAFileOfAnotherLengthIsNotAppended() throws IOException {
        Answer longer = part("\"one\"", 10, 25, "bbbbbbbbbbeeeee");
        try (ScriptedServer server = new ScriptedServer(half("\"one\""), longer, file("\"one\"", ONE))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(ONE);
        }
    }

    @Test
    void partThatDoesNotSayWhichOneIsNotAppended() throws IOException {
        Answer vague = answer("HTTP/1.1 206 Partial Content\nETag: \"one\"\nContent-Length: 10", "bbbbbbbbbb");
        try (ScriptedServer server = new ScriptedServer(half("\"one\""), vague, file("\"one\"", ONE))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(ONE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {412, 416})
    void rangeThatCannotBeServedIsTakenAnew(int status) throws IOException {
        Answer no = answer("HTTP/1.1 " + status + " No\nContent-Length: 0", "");
        try (ScriptedServer server = new ScriptedServer(half("\"one\""), no, file("\"one\"", ONE))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(ONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"one\"", ""})
    void onlyAStrongTagProvesThatTheRestIsOfTheSameFile(String etag) throws IOException {
        try (ScriptedServer server = new ScriptedServer(half(etag), file(etag, ONE))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(ONE);
            assertThat(server.requests().get(1).headers()).doesNotContainKeys("range", "if-range");
        }
    }

    @Test
    void moreThanWasSaidIsNotTaken() throws IOException {
        try (ScriptedServer server = new ScriptedServer(answer(TEN_OF_ONE, ONE + "more"))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(ONE);
        }
    }

    @Test
    void lessThanWasSaidIsAFaultInTheEnd() {
        try (ScriptedServer server = new ScriptedServer(half(""))) {
            assertThat(house.fault(server.uri("/x")))
                    .isEqualTo("uri cannot be fetched: the connection broke off at 4 tries, the last time at byte 10");
            assertThat(server.requests()).hasSize(FetchHouse.TRIES);
        }
    }

    @Test
    void endThatCannotBeToldFromABrokenConnectionNeedsTheHash() throws IOException {
        Answer unframed = answer("HTTP/1.1 200 OK\nConnection: close", ONE);
        try (ScriptedServer server = new ScriptedServer(unframed)) {
            assertThat(house.fault(server.uri("/x"))).contains("does not say where it ends; give its sha256");
            assertThat(house.fetch(server.uri("/x"), Sha256.of(ONE))).isEqualTo(ONE);
        }
    }

    @Test
    void chunkedBodyThatBreaksOffIsNotWhole() throws IOException {
        Answer broken = answer("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "a\r\naaaaaaaaaa\r\n");
        Answer whole = answer("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "14\r\n" + ONE + "\r\n0\r\n\r\n");
        try (ScriptedServer server = new ScriptedServer(broken, whole)) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(ONE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void busyServerIsAskedAgain(int status) throws IOException {
        Answer busy = answer("HTTP/1.1 " + status + " Later\nContent-Length: 0", "");
        try (ScriptedServer server = new ScriptedServer(busy, busy, file("\"one\"", ONE))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo(ONE);
        }
        try (ScriptedServer server = new ScriptedServer(busy)) {
            assertThat(house.fault(server.uri("/x")))
                    .isEqualTo("uri cannot be fetched: the server answered " + status + " at 4 tries");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 401, 403, 404, 410, 416, 501})
    void otherAnswersAreFaultsAtOnceAndTheirBodiesAreNotShown(int status) {
        Answer no = answer("HTTP/1.1 " + status + " No\nContent-Length: 6", "secret");
        try (ScriptedServer server = new ScriptedServer(no)) {
            assertThat(house.fault(server.uri("/x?token=secret")))
                    .isEqualTo("uri cannot be fetched: the server answered " + status);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void silentServerIsGivenUp() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Answer silence = (request, out) -> {
            answer(TEN_OF_ONE, "aaaaa").write(request, out);
            out.flush();
            end.join();
        };
        Sources hasty = Sources.of(FetchHouse.settings(folder, Duration.ofMillis(400)), FetchHouse.NO_S3);
        try (ScriptedServer server = new ScriptedServer(silence);
                RemoteFiles files = FetchHouse.of(hasty, folder, Duration.ofSeconds(60))) {
            assertThatThrownBy(() -> files.fetch(server.uri("/x"), null, FetchWatch.PATIENT))
                    .hasMessageContaining("the connection broke off at 4 tries");
        } finally {
            end.complete(null);
        }
    }

    @Test
    void compressionOnTheWayIsRefused() {
        Answer gzip = answer("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 20", ONE);
        try (ScriptedServer server = new ScriptedServer(gzip)) {
            assertThat(house.fault(server.uri("/x"))).contains("Content-Encoding");
            assertThat(server.requests().get(0).header("accept-encoding")).isEqualTo("identity");
        }
    }

    @Test
    void fileLargerThanAllowedIsRefusedBySizeAndByBytes() {
        String large = "x".repeat(FetchHouse.MOST_BYTES + 1);
        String chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
        try (ScriptedServer said = new ScriptedServer(answer("HTTP/1.1 200 OK\nContent-Length: 1001", ""));
                ScriptedServer sent =
                        new ScriptedServer(answer("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", chunk))) {
            assertThat(house.fault(said.uri("/x"))).isEqualTo("uri has more than the 1000 bytes allowed");
            assertThat(house.fault(sent.uri("/x"))).isEqualTo("uri has more than the 1000 bytes allowed");
        }
    }

    @Test
    void endlessHeadersAreGivenUp() {
        Answer endless = (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 100_000; i++) {
                out.write(("X-" + i + ": y\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        };
        try (ScriptedServer server = new ScriptedServer(endless)) {
            assertThat(house.fault(server.uri("/x"))).startsWith("uri cannot be fetched");
        }
    }

    @Test
    void bytesWithAnotherHashAreDropped() throws IOException {
        try (ScriptedServer server = new ScriptedServer(file("\"one\"", ONE))) {
            assertThat(house.fault(server.uri("/x"), Sha256.of(TWO)))
                    .isEqualTo("sha256 does not match: the bytes there have " + Sha256.of(ONE));
            assertThat(house.kept()).isEmpty();
        }
    }

    private static Answer half(String etag) {
        String tag = etag.isEmpty() ? "" : "\nETag: " + etag;
        return answer("HTTP/1.1 200 OK" + tag + "\nContent-Length: 20", "aaaaaaaaaa");
    }

    private static Answer part(String etag, int from, int total, String body) {
        return answer(
                "HTTP/1.1 206 Partial Content\nETag: " + etag + "\nContent-Length: " + body.length()
                        + "\nContent-Range: bytes " + from + "-" + (from + body.length() - 1) + "/" + total,
                body);
    }
}
