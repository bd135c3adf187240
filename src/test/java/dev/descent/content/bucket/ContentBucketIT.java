package dev.descent.content.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.content.ContentKey;
import dev.descent.content.ContentStore;
import dev.descent.content.ContentStoreContract;
import dev.descent.content.FinishedFile;
import dev.descent.content.HeldFile;
import dev.descent.content.LinkedFile;
import dev.descent.content.StoreUnavailable;
import dev.descent.content.StoredContent;
import dev.descent.ml.base.Sha256;
import dev.descent.s3.S3Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** A store in a bucket, on a real server. */
class ContentBucketIT extends ContentStoreContract {
    private static final AtomicInteger TESTS = new AtomicInteger();

    @TempDir
    static Path folder;

    private static S3Server server;

    @TempDir
    private Path near;

    @TempDir
    private Path elsewhere;

    private BucketHouse house;
    private BucketHouse other;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        String location = "s3://cells/test-" + TESTS.incrementAndGet();
        house = new BucketHouse(server.port(), location, near);
        other = new BucketHouse(server.port(), location, elsewhere);
    }

    @AfterEach
    void close() {
        house.close();
        other.close();
    }

    @Override
    protected ContentStore content() {
        return house.store;
    }

    @Test
    void whatOneMachineKeepsAnotherFinds() throws IOException {
        ContentKey key = keepShared("bytes");
        assertThat(other.store.findNear(key)).isEmpty();
        try (HeldFile found = other.store.find(key).orElseThrow()) {
            assertThat(found.path()).hasContent("bytes").startsWith(elsewhere);
        }
        assertThat(other.store.findNear(key)).isPresent();
    }

    @Test
    void copyThatIsDamagedOnThisMachineIsFetchedAgain() throws IOException {
        ContentKey key = keepShared("bytes");
        Path copy;
        try (HeldFile found = other.store.find(key).orElseThrow()) {
            copy = found.path();
        }
        Files.writeString(copy, "byteZ");
        try (BucketHouse later =
                        new BucketHouse(server.port(), other.bucket.location().toString(), elsewhere);
                HeldFile found = later.store.find(key).orElseThrow()) {
            assertThat(found.path()).hasContent("bytes");
        }
    }

    @Test
    void bytesThatChangedInTheBucketAreNotTaken() throws IOException {
        ContentKey key = keepShared("bytes");
        house.bucket.ask(client -> client.putObject(
                put -> put.bucket("cells").key(new AreaKeys(house.bucket, "artifacts").of(key)),
                RequestBody.fromString("byteZ")));
        assertThatThrownBy(() -> other.store.find(key)).hasMessageContaining("have changed");
        assertThat(other.store.findNear(key)).isEmpty();
    }

    @Test
    void fileThatIsNotWhatItsKeySaysIsNotTaken() throws IOException {
        ContentKey wrong = ContentKey.shared(Sha256.of("other"));
        ContentKey key = keepShared("bytes");
        try (HeldFile found = content().find(key).orElseThrow()) {
            var lying = new FinishedFile(found.path(), 5, wrong.sha256());
            assertThatThrownBy(() -> content().keep(wrong, lying)).isInstanceOf(IOException.class);
        }
        assertThat(content().list()).extracting(StoredContent::key).containsExactly(key);
    }

    @Test
    void linkGivesTheFileUnderItsNameToWhoeverHasIt() throws Exception {
        ContentKey key = keepShared("bytes");
        URI link = content()
                .link(key, new LinkedFile("model.zip", "application/zip"), Duration.ofMinutes(5))
                .orElseThrow();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("bytes");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"model.zip\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(link.getQuery()).contains("X-Amz-Expires=300");
    }

    @Test
    void uploadsInPartsThatNobodyGoesOnWithAreGivenUp() throws IOException {
        String key = house.bucket.location().prefix() + "artifacts/00/x";
        house.bucket.ask(client ->
                client.createMultipartUpload(create -> create.bucket("cells").key(key)));
        assertThat(content().deleteUnfinished(Instant.now().minusSeconds(60))).isZero();
        assertThat(content().deleteUnfinished(Instant.now().plusSeconds(60))).isEqualTo(1);
        assertThat(content().deleteUnfinished(Instant.now().plusSeconds(60))).isZero();
    }

    @Test
    void bucketThatIsNotThereIsTold() {
        try (BucketHouse nowhere = new BucketHouse(server.port(), "s3://nowhere/x", near)) {
            assertThat(nowhere.probe.fault()).hasValue("the bucket is not there");
            assertThatThrownBy(() -> nowhere.store.find(ContentKey.shared(HASH)))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> nowhere.store.list()).isInstanceOf(StoreUnavailable.class);
        }
        assertThat(house.probe.fault()).isEmpty();
    }
}
