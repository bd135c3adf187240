package dev.descent.ml.train.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.descent.ml.base.Sha256;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.data.source.FolderFiles;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.TrainingFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Data that a machine of a cluster gets by links, from a server here. */
class FetchedDataTest {
    private static final String FIRST = "a,y\n1,2\n3,6\n";
    private static final String SECOND = "a,y\n5,10\n7,14\n";

    @TempDir
    Path scratch;

    private final Map<String, String> served = new TreeMap<>(Map.of("/first", FIRST, "/second", SECOND));
    private final Deque<Integer> refusals = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = served.get(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            int status = refusals.isEmpty() ? 200 : refusals.remove();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void fileIsReadThoughItsServerIsBusyAtFirst() {
        refusals.addAll(List.of(503, 500));
        LocalData data = data(Sha256.of(FIRST + "5,10\n"), DataPlace.at(url("/first")));
        served.put("/first", FIRST + "5,10\n");

        assertThat(examples(RemoteRun.open(data))).isEqualTo(3);
    }

    @Test
    void severalFilesAreOneDataSetWhereverEachIs() throws IOException {
        Path here = Files.writeString(scratch.resolve("here.csv"), SECOND);
        String hash = FolderFiles.sha256(
                new TreeMap<>(Map.of("part-0.csv", Sha256.of(FIRST), "part-1.csv", Sha256.of(SECOND))));
        LocalData linked = data(hash, new DataPlace(Map.of("part-0.csv", url("/first"), "part-1.csv", url("/second"))));
        LocalData mixed = data(hash, new DataPlace(Map.of("part-0.csv", url("/first"), "part-1.csv", here.toString())));

        assertThat(examples(RemoteRun.open(linked))).isEqualTo(4);
        assertThat(RemoteRun.open(mixed).encoding())
                .isEqualTo(RemoteRun.open(linked).encoding());
    }

    @Test
    void otherBytesAndLinksThatAreNoLongerValidAreRefused() {
        assertThatThrownBy(() -> RemoteRun.open(data(Sha256.of(FIRST), DataPlace.at(url("/second")))))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("has other bytes on the machine that trains");
        refusals.addAll(List.of(403, 403, 403, 403, 403));
        assertThatThrownBy(() -> RemoteRun.open(data(Sha256.of(FIRST), DataPlace.at(url("/first")))))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("it cannot be fetched from the bucket")
                .hasMessageNotContaining("127.0.0.1");
    }

    @Test
    void noMoreIsFetchedThanDataMayHaveAndNothingIsLeft() throws IOException {
        DataPlace both = new DataPlace(Map.of("one", url("/first"), "two", url("/second")));
        DatasetSpec spec = DatasetSpec.of("file:rows", null, null);
        long bytes = FIRST.length() + SECOND.length();

        assertThatThrownBy(() -> new FetchedData(new LocalData(spec, true, Map.of("", both), bytes - 1, 1L)))
                .hasMessage("it has more than the bytes allowed");
        FetchedData fetched = new FetchedData(new LocalData(spec, true, Map.of("", both), bytes, 1L));
        Path file = Path.of(fetched.data().places().get("").files().get("two"));
        assertThat(file).hasContent(SECOND);
        fetched.close();
        assertThat(file.getParent()).doesNotExist();
    }

    private LocalData data(String sha256, DataPlace place) {
        String spec = """
                {"uri": "file:rows.csv", "sha256": "%s", "format": {"type": "csv", "target": "y"}}
                """.formatted(sha256);
        DatasetSpec pinned = SpecReader.read(JsonMapper.shared().readTree(spec), DatasetSpec.class);
        return new LocalData(pinned, true, Map.of("", place), 1L << 20, 1L << 20);
    }

    private static int examples(TrainingData data) {
        return data.training().size() + data.validation().size() + data.test().size();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
