package dev.descent.dataset.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.content.HeldFile;
import dev.descent.s3.CuttingProxy;
import dev.descent.s3.FaultyStore;
import dev.descent.s3.FaultyStore.Fault;
import dev.descent.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** References to a store that speaks S3, on a real server. */
class S3SourceIT {
    private static final String KEY = "a folder/cells+1 (ä).csv";
    private static final String URI = "s3://cells/" + KEY;
    private static final String ONE = "1".repeat(900);

    @TempDir
    static Path store;

    private static S3Server server;
    private static S3Client client;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(store);
        client = S3Store.client(S3Server.settings(server.port()), FetchHouse.settings(store));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void objectIsFetchedOnceWhileItStaysTheSame() throws IOException {
        put(KEY, ONE);
        try (CuttingProxy counting = new CuttingProxy(server.port(), 0, 0);
                RemoteFiles files = files(counting.port())) {
            assertThat(fetch(files, URI)).isEqualTo(ONE);
            assertThat(fetch(files, URI)).isEqualTo(ONE);
            assertThat(counting.requests()).hasSize(2);
            assertThat(counting.requests().get(1)).contains("if-none-match: ");
            files.atHand(URI, null).orElseThrow().close();

            put(KEY, "two");
            assertThat(files.atHand(URI, null)).isEmpty();
            assertThat(fetch(files, URI)).isEqualTo("two");
        }
    }

    @Test
    void brokenTransferGoesOnWhereItStopped() throws IOException {
        put(KEY, ONE);
        try (CuttingProxy cutting = new CuttingProxy(server.port(), 2, 300);
                RemoteFiles files = files(cutting.port())) {
            assertThat(fetch(files, URI)).isEqualTo(ONE);
            assertThat(cutting.requests()).hasSize(3);
            assertThat(cutting.requests().get(1)).contains("range: bytes=300-", "if-match: ");
            assertThat(cutting.requests().get(2)).contains("range: bytes=600-");
        }
    }

    @Test
    void restOfAnotherVersionIsNotTaken() throws IOException {
        put("changing", "old bytes");
        S3Source source = new S3Source(() -> client, S3Uri.parse("s3://cells/changing"));
        Version old;
        try (FetchResponse reply =
                source.open(FetchRequest.WHOLE, new Cancellation()).orElseThrow()) {
            old = reply.version();
        }
        put("changing", "new bytes");

        assertThatThrownBy(() -> source.open(FetchRequest.rest(4, old), new Cancellation()))
                .isInstanceOf(RemoteSource.CannotResume.class);
    }

    @Test
    void whatIsNotThereOrTooLargeIsAFault() throws IOException {
        put("large", "x".repeat(FetchHouse.MOST_BYTES + 1));
        try (RemoteFiles files = files(server.port())) {
            assertThatThrownBy(() -> fetch(files, "s3://cells/nothing"))
                    .hasMessage("uri cannot be fetched: there is no such object");
            assertThatThrownBy(() -> fetch(files, "s3://nowhere/x"))
                    .hasMessage("uri cannot be fetched: there is no such bucket");
            assertThatThrownBy(() -> fetch(files, "s3://cells/large"))
                    .hasMessage("uri has more than the 1000 bytes allowed");
        }
    }

    @Test
    void storeThatDoesNotAnswerIsUnreachable() throws IOException {
        int closed;
        try (CuttingProxy gone = new CuttingProxy(server.port(), 0, 0)) {
            closed = gone.port();
        }
        try (RemoteFiles files = files(closed)) {
            assertThatThrownBy(() -> fetch(files, URI)).hasMessage("uri " + FileTransfer.UNREACHABLE);
        }
    }

    @Test
    void whatTheStoreHasAgainstTheServiceIsTold() throws IOException {
        try (FaultyStore way = new FaultyStore(server.port());
                RemoteFiles files = files(way.port())) {
            way.next("GET", Fault.EXPIRED, Fault.SKEWED, Fault.DENIED);
            for (String why : List.of(
                    "the service's credentials for the store have expired",
                    "the service's clock differs too much from the store's",
                    "this service may not read it")) {
                assertThatThrownBy(() -> fetch(files, URI)).hasMessage("uri cannot be fetched: " + why);
            }
            way.always("GET", Fault.EXPIRED);
            assertThatThrownBy(() -> files.list(List.of("s3://cells/*.csv"), FetchWatch.PATIENT))
                    .hasMessage("uri cannot be listed: the service's credentials for the store have expired");
        }
    }

    @Test
    void bucketsThatAreNotNamedAreNotRead() throws IOException {
        put(KEY, ONE);
        Sources sources = Sources.of(FetchHouse.settings(folder), S3Server.settings(server.port(), "others"));
        try (RemoteFiles files = FetchHouse.of(sources, folder, Duration.ofSeconds(60))) {
            assertThatThrownBy(() -> fetch(files, URI)).hasMessageContaining("may not read it");
        }
    }

    @Test
    void namesThatAreNoObjectsAreRefused() {
        List.of(
                        "s3://cells",
                        "s3://cells/",
                        "s3:///x",
                        "s3://Cells/x",
                        "s3://arn:aws:s3:us-west-2:1:x/y",
                        "s3://cells/../x",
                        "s3://u@cells/x",
                        "s3://cells/a\u0000b",
                        "s3://cells/" + "x".repeat(1025))
                .forEach(uri -> assertThatThrownBy(() -> S3Uri.parse(uri)).hasMessageStartingWith("uri must"));
    }

    private RemoteFiles files(int port) {
        Sources sources = Sources.of(FetchHouse.settings(folder), S3Server.settings(port));
        return FetchHouse.of(sources, folder, Duration.ofSeconds(60));
    }

    private static void put(String key, String text) {
        client.putObject(request -> request.bucket("cells").key(key), RequestBody.fromString(text));
    }

    private static String fetch(RemoteFiles files, String uri) throws IOException {
        try (HeldFile file = files.fetch(uri, null, FetchWatch.PATIENT)) {
            return Files.readString(file.path());
        }
    }
}
