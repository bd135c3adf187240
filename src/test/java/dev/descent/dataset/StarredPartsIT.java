package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.dataset.remote.FetchWatch;
import dev.descent.dataset.remote.RemoteFiles;
import dev.descent.dataset.remote.RemoteSettings;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.s3.FaultyStore;
import dev.descent.s3.S3Clients;
import dev.descent.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a star names while objects come and change, on a real server. */
class StarredPartsIT {
    @TempDir
    private static Path store;

    private static S3Server server;
    private static S3Client client;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(store);
        client = S3Clients.client(
                S3Server.settings(server.port()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                ClientOverrideConfiguration.builder().build());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void put() {
        put("part-1.csv", "x,y\n1,a\n");
        put("part-2.csv", "x,y\n2,b\n");
    }

    @Test
    void newObjectIsPartOfTheNextDataSet() throws IOException {
        String first = hash("cache", null);
        put("part-3.csv", "x,y\n3,a\n");

        assertThat(hash("cache", null)).isNotEqualTo(first);
    }

    @Test
    void dataSetThatWasPinnedStaysWhatItWasThoughObjectsComeAndChange() throws IOException {
        String planned = hash("cache", null);
        put("part-2.csv", "x,y\n4,b\n");
        put("part-3.csv", "x,y\n3,a\n");
        assertThat(hash("cache", null)).isNotEqualTo(planned);

        assertThat(hash("cache", planned)).isEqualTo(planned);
    }

    @Test
    void objectThatWasLostHereIsFetchedAgainWithoutThoseThatCame() throws IOException {
        String planned = hash("cache", null);
        put("part-3.csv", "x,y\n3,a\n");
        try (Stream<Path> kept = Files.walk(folder.resolve("cache"))) {
            Files.delete(kept.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("cache/seen")))
                    .findFirst()
                    .orElseThrow());
        }

        assertThat(hash("cache", planned)).isEqualTo(planned);
    }

    @Test
    void whereNothingIsKnownOfThePlanOtherObjectsAreAFault() throws IOException {
        String planned = hash("cache", null);
        put("part-3.csv", "x,y\n3,a\n");

        assertThatThrownBy(() -> hash("another", planned))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageMatching("sha256 does not match: the bytes there have [0-9a-f]{64}, as 3 files");
        assertThat(hash("another", hash("cache", null))).isNotEqualTo(planned);
    }

    @Test
    void listThatBreaksOffIsAskedForAgain() throws IOException {
        String whole = hash("cache", null);
        try (FaultyStore way = new FaultyStore(server.port())) {
            way.next("GET", FaultyStore.Fault.BUSY, FaultyStore.Fault.CUT_ANSWER);

            assertThat(hash("another", null, way.port())).isEqualTo(whole);
        }
    }

    @Test
    void listThatIsDeniedIsAFaultAtOnce() throws IOException {
        try (FaultyStore way = new FaultyStore(server.port())) {
            way.next("GET", FaultyStore.Fault.DENIED);

            assertThatThrownBy(() -> hash("another", null, way.port()))
                    .hasMessage("uri cannot be listed: this service may not list the bucket, so name the objects");
        }
    }

    private void put(String name, String text) {
        client.putObject(request -> request.bucket("cells").key(prefix() + name), RequestBody.fromString(text));
    }

    /** Each test has objects of its own. */
    private String prefix() {
        return folder.getFileName() + "/";
    }

    private String hash(String cache, @Nullable String sha256) throws IOException {
        return hash(cache, sha256, server.port());
    }

    private String hash(String cache, @Nullable String sha256, int port) throws IOException {
        RemoteSettings settings = new RemoteSettings(
                folder.resolve(cache),
                DataSize.ofMegabytes(1),
                List.of("127.0.0.1"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        try (RemoteFiles files = RemoteFiles.of(settings, S3Server.settings(port), 1000);
                Origin origin = new RemoteScheme("s3", files, Limits.DEFAULT)
                        .find(new Reference("s3://cells/" + prefix() + "part-*.csv", sha256, FetchWatch.PATIENT))) {
            return origin.sha256();
        }
    }
}
