package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.descent.dataset.remote.FetchProgress;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.dataset.remote.RemoteFiles;
import dev.descent.dataset.remote.RemoteSettings;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.s3.S3Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Several files of a web server as one data set. */
class RemotePartsTest {
    private final Map<String, String> there = new ConcurrentHashMap<>();
    private final List<String> busy = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private RemoteFiles files;
    private RemoteScheme scheme;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws IOException {
        for (int i = 0; i < 3; i++) {
            there.put("/d/part-" + i + ".csv", "x,y\n" + i + ",p\n" + (i + 10) + ",q\n");
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
        server.createContext("/", this::answer);
        server.start();
        RemoteSettings settings = new RemoteSettings(
                folder.resolve("cache"),
                DataSize.ofMegabytes(1),
                List.of("127.0.0.1"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        files = RemoteFiles.of(settings, new S3Settings(null, null, null, null, null, List.of(), null), 1000);
        scheme = new RemoteScheme("http", files, new Limits(1000, 100, 100, 1000));
    }

    @AfterEach
    void stop() {
        files.close();
        server.stop(0);
    }

    @Test
    void partsHaveTheHashOfAFolderOfThemAndAreFetchedOnce() throws IOException {
        Files.createDirectories(folder.resolve("d"));
        for (Map.Entry<String, String> file : there.entrySet()) {
            Files.writeString(folder.resolve(file.getKey().substring(1)), file.getValue());
        }
        String hash;
        try (Origin local = new FileScheme(folder, Limits.DEFAULT).find(reference("file:d", null))) {
            hash = local.sha256();
        }

        assertThat(hash("/d/part-{0..2}.csv", null)).isEqualTo(hash);
        assertThat(sent).hasSize(3);
        assertThat(hash("/d/part-{0..2}.csv", null)).isEqualTo(hash);
        assertThat(sent).hasSize(3);
        assertThat(hash("/d/part-{0,1,2}.csv", hash)).isEqualTo(hash);
    }

    @Test
    void listOfAddressesIsOneDataSet() throws IOException {
        Reference list = reference(uri("/d/part-0.csv") + " " + uri("/d/part-2.csv"), null);
        try (Origin origin = scheme.find(list)) {
            assertThat(origin.overview(null, Store.ofHeap()).description().toString())
                    .contains("part-0.csv", "part-2.csv");
        }
    }

    @Test
    void pinnedPartsThatAreHereAreUsedWithoutAsking() throws IOException {
        String hash = hash("/d/part-{0..2}.csv", null);
        server.stop(0);

        assertThat(hash("/d/part-{0..2}.csv", hash)).isEqualTo(hash);
        scheme.findAtHand(reference(uri("/d/part-{0..2}.csv"), hash))
                .orElseThrow()
                .close();
    }

    @Test
    void readerIsToldOfEachReferenceWithoutItsQuery() throws IOException {
        Files.writeString(folder.resolve("v.csv"), "x,y\n5,p\n6,q\n");
        DataSize some = DataSize.ofMegabytes(1);
        DatasetSettings settings = new DatasetSettings(folder, some, folder, some, some, 1000);
        Datasets datasets = Datasets.of(settings, Schemes.of(settings).and(files, settings.limits()), null, null);
        String uri = uri("/d/part-0.csv") + "?signature=secret " + uri("/d/part-1.csv");
        DatasetSpec spec = Loading.spec(("{'uri':'" + uri + "','format':{'type':'csv','target':'y'},"
                        + "'split':{'validation':{'uri':'file:v.csv'}}}")
                .replace('\'', '"'));
        Set<String> told = new LinkedHashSet<>();
        datasets.load(spec, true, new FetchWatch() {
            @Override
            public void waiting(FetchProgress progress) {}

            @Override
            public void reading(FetchProgress progress) {
                told.add(progress.uri());
            }
        });

        assertThat(told).containsExactly(uri("/d/part-0.csv") + " " + uri("/d/part-1.csv"), "file:v.csv");
    }

    @Test
    void partThatChangedIsFetchedAnew() throws IOException {
        String hash = hash("/d/part-{0..2}.csv", null);
        there.put("/d/part-1.csv", "x,y\n7,p\n8,q\n");

        assertThat(scheme.findAtHand(reference(uri("/d/part-{0..2}.csv"), null)))
                .isEmpty();
        assertThat(hash("/d/part-{0..2}.csv", null)).isNotEqualTo(hash);
        assertThat(sent.subList(3, sent.size())).containsOnly("/d/part-1.csv");
    }

    @Test
    void partThatIsMissingIsNamed() {
        there.remove("/d/part-1.csv");

        assertThatThrownBy(() -> hash("/d/part-{0..2}.csv", null))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageStartingWith("uri names part-1.csv, which cannot be fetched: ");
    }

    @Test
    void serverThatIsBusyForAMomentIsAskedAgain() throws IOException {
        busy.add("/d/part-2.csv");

        assertThat(hash("/d/part-{0..2}.csv", null)).hasSize(64);
        assertThat(busy).isEmpty();
    }

    @Test
    void partsThatAreTooLargeTogetherAreRefused() {
        there.put("/d/part-1.csv", "x".repeat(900));
        there.put("/d/part-2.csv", "y".repeat(900));

        assertThatThrownBy(() -> hash("/d/part-{0..2}.csv", null))
                .hasMessage("uri names files of more than the 1000 bytes allowed");
    }

    @Test
    void oneFileIsNeverSeveral() {
        assertThatThrownBy(() -> scheme.file(reference(uri("/d/part-{0..2}.csv"), null)))
                .hasMessage("uri must name one file, and has braces, a star or a space");
    }

    private String hash(String path, @Nullable String sha256) throws IOException {
        try (Origin origin = scheme.find(reference(uri(path), sha256))) {
            return origin.sha256();
        }
    }

    private String uri(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Reference reference(String uri, @Nullable String sha256) {
        return new Reference(uri, sha256, FetchWatch.PATIENT);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String text = there.get(path);
        String tag = "\"" + (text == null ? 0 : text.hashCode()) + "\"";
        if (text == null || busy.remove(path)) {
            exchange.sendResponseHeaders(text == null ? 404 : 503, -1);
        } else if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(200, body.length);
            // noted before the body: who has it all may look at once
            sent.add(path);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
