package dev.descent.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.contract.Contract;
import dev.descent.database.TestDatabase;
import dev.descent.database.TestDatabaseConfiguration;
import dev.descent.event.TestJob;
import dev.descent.event.log.LogNotifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.FileSystemUtils;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "descent.roles=api")
@Import(TestDatabaseConfiguration.class)
class ArtifactIT {
    private static final byte[] BYTES = "0123456789".getBytes(StandardCharsets.UTF_8);
    private static final String SHA = "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";
    private static final String DIGEST = "sha-256=:hNiYd/DUBB77a/kaFvAkjy/Vc+avBcGflr7bn4gveII=:";

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Autowired
    private ArtifactStore store;

    @Autowired
    private ArtifactFiles files;

    private UUID job = new UUID(0, 0);
    private WebTestClient client = WebTestClient.bindToServer().build();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("descent.artifact.folder", folder::toString);
    }

    @BeforeEach
    void keepAnArtifact() throws IOException {
        job = new TestJob(database.dataSource(), new LogNotifier()).id();
        client = Contract.watch(WebTestClient.bindToServer().baseUrl("http://localhost:" + port))
                .build();
        Path source = Files.write(Files.createTempFile(folder, "source", ""), BYTES);
        store.record(job, List.of(files.keep(job, "model.zip", source)));
    }

    @Test
    void listSaysWhatThereIs() {
        get("").expectStatus().isOk().expectBody().json("""
                {"data":[{"name":"model.zip","media_type":"application/zip","bytes":10,"sha256":"%s"}],"has_more":false}
                """.formatted(SHA));
    }

    /** As where another service on the same database has kept it in a folder of its own. */
    @Test
    void whatWasKeptElsewhereIsToldAsSuch() throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve(job.toString()));

        get("/model.zip")
                .expectStatus()
                .isEqualTo(500)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:artifact-missing")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("model.zip", "do not share their folders"));
    }

    @Test
    void downloadIsTheBytesWithTheirDigest() {
        get("/model.zip")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, '"' + SHA + '"')
                .expectHeader()
                .valueEquals("Content-Digest", DIGEST)
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_TYPE, "application/zip")
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"model.zip\"")
                .expectHeader()
                .contentLength(10)
                .expectBody(byte[].class)
                .isEqualTo(BYTES);
    }

    @Test
    void rangeIsPartOfTheBytesWithoutTheirDigest() {
        get("/model.zip", HttpHeaders.RANGE, "bytes=2-4")
                .expectStatus()
                .isEqualTo(206)
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_RANGE, "bytes 2-4/10")
                .expectHeader()
                .doesNotExist("Content-Digest")
                .expectHeader()
                .valueEquals("Repr-Digest", DIGEST)
                .expectBody(String.class)
                .isEqualTo("234");
        get("/model.zip", HttpHeaders.RANGE, "bytes=-3")
                .expectBody(String.class)
                .isEqualTo("789");
        get("/model.zip", HttpHeaders.RANGE, "bytes=8-99")
                .expectBody(String.class)
                .isEqualTo("89");
    }

    @Test
    void rangeAfterTheEndIsRefused() {
        get("/model.zip", HttpHeaders.RANGE, "bytes=10-")
                .expectStatus()
                .isEqualTo(416)
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_RANGE, "bytes */10");
    }

    @Test
    void rangeThatCannotBeReadOrOfOtherContentGetsTheWhole() {
        get("/model.zip", HttpHeaders.RANGE, "lines=1-2").expectStatus().isOk();
        client.get()
                .uri("/v1/jobs/" + job + "/artifacts/model.zip")
                .header(HttpHeaders.RANGE, "bytes=2-4")
                .header(HttpHeaders.IF_RANGE, "\"other\"")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .isEqualTo(BYTES);
    }

    @Test
    void clientThatHasItGetsNothing() {
        get("/model.zip", HttpHeaders.IF_NONE_MATCH, '"' + SHA + '"')
                .expectStatus()
                .isNotModified();
    }

    @Test
    void headSaysWhatGetWouldSend() {
        client.head()
                .uri("/v1/jobs/" + job + "/artifacts/model.zip")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentLength(10)
                .expectHeader()
                .valueEquals("Content-Digest", DIGEST);
    }

    @Test
    void whatIsNotThereIsAProblemThatNamesWhatIs() {
        get("/other.zip")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).contains("model.zip"));
        get("/..%2F..%2Fsecret").expectStatus().is4xxClientError();
        client.get()
                .uri("/v1/jobs/" + new UUID(7, 7) + "/artifacts")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void deletedJobLeavesNoBytes() {
        assertThat(folder.resolve(job.toString()).resolve(SHA)).hasBinaryContent(BYTES);
        files.delete(job);
        assertThat(folder.resolve(job.toString())).doesNotExist();
    }

    @Test
    void sweepRemovesOldUnfinishedFilesOnly() throws IOException {
        Path old = Files.createFile(folder.resolve("old.tmp"));
        Path young = Files.createFile(folder.resolve("young.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        files.sweep(Instant.now().minus(Duration.ofHours(1)));
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(folder.resolve(job.toString()).resolve(SHA)).exists();
    }

    private WebTestClient.ResponseSpec get(String path, String... header) {
        WebTestClient.RequestHeadersSpec<?> request = client.get().uri("/v1/jobs/{job}/artifacts" + path, job);
        return (header.length == 0 ? request : request.header(header[0], header[1])).exchange();
    }
}
