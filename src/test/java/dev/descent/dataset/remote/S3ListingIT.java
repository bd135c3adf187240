package dev.descent.dataset.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Keys with stars, on a real server. */
class S3ListingIT {
    @TempDir
    static Path store;

    private static S3Server server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(store);
        try (S3Client client = S3Store.client(S3Server.settings(server.port()), FetchHouse.settings(store))) {
            for (String key :
                    List.of("t/part-2.csv", "t/part-10.csv", "t/part-1.csv", "t/_SUCCESS", "t/part-1/x.csv")) {
                client.putObject(request -> request.bucket("cells").key(key), RequestBody.fromString(key));
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void starStandsForAllObjectsOfSuchKeys() {
        assertThat(list("s3://cells/t/part-*.csv"))
                .containsExactly("s3://cells/t/part-1.csv", "s3://cells/t/part-10.csv", "s3://cells/t/part-2.csv");
        assertThat(list("s3://cells/*/part-*/*")).containsExactly("s3://cells/t/part-1/x.csv");
        assertThat(list("s3://cells/t/part-7.csv")).containsExactly("s3://cells/t/part-7.csv");
    }

    @Test
    void whatStandsForNothingIsAFault() {
        assertThatThrownBy(() -> list("s3://cells/t/part-*.parquet"))
                .hasMessage("uri names nothing: no object of the store has such a key");
        assertThatThrownBy(() -> list("s3://nowhere/*")).hasMessage("uri cannot be listed: there is no such bucket");
    }

    @Test
    void bucketsThatAreNotNamedAreNotListed() {
        Sources sources = Sources.of(FetchHouse.settings(folder), S3Server.settings(server.port(), "others"));
        try (RemoteFiles files = FetchHouse.of(sources, folder, Duration.ofSeconds(60))) {
            assertThatThrownBy(() -> files.list(List.of("s3://cells/*"), FetchWatch.PATIENT))
                    .hasMessageContaining("may not read it");
        }
    }

    private List<String> list(String uri) {
        Sources sources = Sources.of(FetchHouse.settings(folder), S3Server.settings(server.port()));
        try (RemoteFiles files = FetchHouse.of(sources, folder, Duration.ofSeconds(60))) {
            return files.list(List.of(uri), FetchWatch.PATIENT);
        }
    }
}
