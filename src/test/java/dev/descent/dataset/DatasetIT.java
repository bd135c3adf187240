package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ServiceTest;
import dev.descent.contract.Contract;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

/** The registry over HTTP, with a bound of a megabyte, without workers. */
@TestPropertySource(properties = {"descent.roles=api", "descent.dataset.max-bytes=1MB"})
class DatasetIT extends ServiceTest {
    private static final String LINES = "x,y,colour\n1,3,red\n2,5,blue\n3,7,red\n4,9,\n5,11,blue\n";
    private static final String LINES_FORMAT = "{\"type\": \"csv\", \"target\": \"y\"}";

    @Autowired
    private JdbcClient jdbc;

    private WebTestClient client = WebTestClient.bindToServer().build();

    @BeforeEach
    void startEmpty() throws IOException {
        jdbc.sql("delete from jobs").update();
        jdbc.sql("delete from datasets").update();
        for (Path file : stored()) {
            Files.delete(file);
        }
        client = Contract.watch(WebTestClient.bindToServer())
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    @Test
    void uploadIsStoredDescribedAndFound() throws IOException {
        JsonNode dataset = created(upload(
                part(LINES.getBytes(StandardCharsets.UTF_8), "some/where\\lines.csv"),
                field("name", "lines"),
                field("format", LINES_FORMAT)));

        assertThat(dataset.get("name").stringValue()).isEqualTo("lines");
        assertThat(dataset.get("file_name").stringValue()).isEqualTo("lines.csv");
        assertThat(dataset.get("bytes").intValue()).isEqualTo(LINES.length());
        assertThat(dataset.at("/format/target").stringValue()).isEqualTo("y");
        assertThat(dataset.at("/description/examples").intValue()).isEqualTo(5);
        assertThat(dataset.at("/description/task").stringValue()).isEqualTo("regression");
        assertThat(stored())
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent(LINES))
                .satisfies(file -> assertThat(file.getFileName())
                        .hasToString(dataset.get("sha256").stringValue()));
        get("/v1/datasets/" + dataset.get("id").stringValue())
                .jsonPath("$.description.examples")
                .isEqualTo(5);
        get("/v1/datasets?name=lines").jsonPath("$.data.length()").isEqualTo(1);
        get("/v1/datasets?name=others").jsonPath("$.data.length()").isEqualTo(0);
    }

    @Test
    void sameBytesAreStoredOnceAndGoWithTheLast() throws IOException {
        byte[] bytes = LINES.getBytes(StandardCharsets.UTF_8);
        String first = id(created(upload(part(bytes, "a.csv"))));
        String second = id(created(upload(part(bytes, "b.csv"), field("format", LINES_FORMAT))));

        assertThat(first).isNotEqualTo(second);
        assertThat(stored()).hasSize(1);
        delete(first).expectStatus().isNoContent();
        assertThat(stored()).hasSize(1);
        get("/v1/datasets").jsonPath("$.data[0].id").isEqualTo(second);
        delete(second).expectStatus().isNoContent();
        assertThat(stored()).isEmpty();
        delete(second).expectStatus().isNotFound();
    }

    @Test
    void bytesWithoutAFormatAreJustBytes() {
        JsonNode dataset = created(upload(part(new byte[] {1, 2, 3}, "")));

        assertThat(dataset.get("file_name").stringValue()).isEqualTo("file");
        assertThat(dataset.get("format").isNull()).isTrue();
        assertThat(dataset.at("/description/examples").isNull()).isTrue();
        assertThat(dataset.at("/description/files/count").intValue()).isEqualTo(1);
    }

    @Test
    void nothingIsNoDataSet() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        new ZipOutputStream(archive).close();
        file("nothing.bin", "");

        refused(upload(part(new byte[0], "a.csv")), "uri");
        refused(upload(part(archive.toByteArray(), "a.zip")), "uri");
        refused(register("{\"uri\": \"file:nothing.bin\"}"), "uri");
        assertThat(stored()).isEmpty();
    }

    @Test
    void tableIsDescribedInEveryColumn() {
        JsonNode description = created(
                        upload(part(LINES.getBytes(StandardCharsets.UTF_8), "a.csv"), field("format", LINES_FORMAT)))
                .get("description");

        JsonNode x = description.at("/table/columns/0");
        assertThat(x.get("name").stringValue()).isEqualTo("x");
        assertThat(x.get("count").intValue()).isEqualTo(5);
        assertThat(x.at("/numbers/mean").doubleValue()).isEqualTo(3);
        assertThat(x.at("/numbers/deviation").doubleValue()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(x.at("/numbers/lower_quartile").doubleValue()).isEqualTo(2);
        JsonNode colour = description.at("/table/columns/2");
        assertThat(colour.get("kind").stringValue()).isEqualTo("category");
        assertThat(colour.get("missing").intValue()).isEqualTo(1);
        assertThat(colour.at("/words/different").intValue()).isEqualTo(2);
        assertThat(colour.at("/words/most/0/word").stringValue()).isEqualTo("blue");
        assertThat(description.at("/table/rows/3")).hasToString("[\"4\",\"9\",\"\"]");
    }

    @Test
    void imagesAreDescribedAndPictured() throws IOException {
        JsonNode dataset = created(upload(
                part(zipOfImages(), "squares.zip"), field("format", "{\"type\": \"images\", \"size\": [8, 8]}")));

        JsonNode images = dataset.at("/description/images");
        assertThat(images.get("shape")).hasToString("[3,8,8]");
        assertThat(images.at("/stored/0")).hasToString("{\"height\":12,\"width\":10,\"channels\":3,\"count\":3}");
        assertThat(images.at("/stored/1")).hasToString("{\"height\":6,\"width\":7,\"channels\":1,\"count\":1}");
        assertThat(dataset.at("/description/classes"))
                .hasToString("[{\"name\":\"a\",\"count\":2},{\"name\":\"b\",\"count\":2}]");
        assertThat(dataset.at("/description/files/count").intValue()).isEqualTo(5);
        assertThat(dataset.at("/description/warnings/0").stringValue()).contains("notes.txt");
        BufferedImage preview = preview(dataset);
        assertThat(preview.getWidth()).isEqualTo(2 + 4 * 98);
        assertThat(preview.getHeight()).isEqualTo(2 + 98);
    }

    @Test
    void pictureIsSentOnce() throws IOException {
        JsonNode dataset = created(register("{\"uri\": \"sample:blood-cells\"}"));
        assertThat(preview(dataset).getWidth()).isEqualTo(2 + 8 * 98);
        String path = dataset.at("/links/preview").stringValue();
        String etag = client.get()
                .uri(path)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag();

        client.get()
                .uri(path)
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void tableHasNoPicture() {
        JsonNode dataset =
                created(upload(part(LINES.getBytes(StandardCharsets.UTF_8), "a.csv"), field("format", LINES_FORMAT)));

        assertThat(dataset.at("/links/preview").isNull()).isTrue();
        client.get()
                .uri("/v1/datasets/" + id(dataset) + "/preview.png")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:no-preview")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).contains("first rows"));
    }

    @Test
    void uploadAboveTheBoundIsRefusedAndLeavesNothing() throws IOException {
        upload(part(new byte[(1 << 20) + 1], "large.bin"))
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:upload-too-large")
                .jsonPath("$.detail")
                .isEqualTo("A data set may have at most 1048576 bytes here.");
        assertThat(stored()).isEmpty();
        created(upload(part(new byte[1 << 20], "largest.bin")));
    }

    @Test
    void uploadThatCannotBeReadInItsFormatIsRefusedAndLeavesNothing() throws IOException {
        byte[] bytes = LINES.getBytes(StandardCharsets.UTF_8);

        refused(upload(part(bytes, "a.csv"), field("format", LINES_FORMAT.replace("\"y\"", "\"z\""))), "format.target");
        refused(upload(part(bytes, "a.csv"), field("format", "csv")), "format");
        refused(upload(part(bytes, "a.csv"), field("format", "{\"type\": \"cvs\"}")), "format");
        refused(upload(part(bytes, "a.csv"), field("sha256", "0".repeat(64))), "sha256");
        refused(upload(part(bytes, "a.csv"), field("name", " "), field("format", "{}")), "name", "format.type");
        refused(upload(part(bytes, "a.csv"), field("format", LINES_FORMAT.replace("y", "\\u0000"))), "format.target");
        assertThat(stored()).isEmpty();
        get("/v1/datasets").jsonPath("$.data.length()").isEqualTo(0);
    }

    @Test
    void requestHasOneFileAndKnownParts() throws IOException {
        byte[] bytes = LINES.getBytes(StandardCharsets.UTF_8);

        refused(upload(field("name", "lines")), "file");
        refused(upload(part(bytes, "a.csv"), part(bytes, "b.csv")), "file");
        refused(upload(part(bytes, "a.csv"), field("nmae", "lines")), "nmae");
        refused(upload(part(bytes, "a.csv"), field("name", "a"), field("name", "b")), "name");
        refused(upload(field("file", "x,y")), "file");
        assertThat(stored()).isEmpty();
    }

    @Test
    void bodyThatIsNoMultipartIsAProblem() {
        post("multipart/form-data", "x").expectStatus().isBadRequest();
        post("multipart/form-data; boundary=abc", "x").expectStatus().is4xxClientError();
        post(
                        "multipart/form-data; boundary=abc",
                        "--abc\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nbytes")
                .expectStatus()
                .is4xxClientError();
        post("multipart/form-data; boundary=abc", "--abc\r\n\r\nbytes\r\n--abc--\r\n")
                .expectStatus()
                .isEqualTo(422);
        post("text/csv", LINES).expectStatus().isEqualTo(415);
        post("application/json", "{").expectStatus().isBadRequest();
    }

    @Test
    void boundOfJsonStays() {
        post("application/json", "{\"uri\": \"" + "a".repeat(5 << 20) + "\"}")
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void referenceIsRegisteredAsItIsNow() throws IOException {
        Path file = file("lines.csv", LINES);
        JsonNode dataset = created(
                register("{\"uri\": \"file:lines.csv\", \"name\": \"lines\", \"format\": " + LINES_FORMAT + "}"));

        assertThat(dataset.get("reference").stringValue()).isEqualTo("file:lines.csv");
        assertThat(dataset.get("file_name").isNull()).isTrue();
        assertThat(stored()).isEmpty();
        dryRun(dataset).expectStatus().isOk();
        Files.writeString(file, LINES + "6,13,red\n");
        dryRun(dataset)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].path")
                .isEqualTo("dataset.uri")
                .jsonPath("$.errors[0].message")
                .value(message -> assertThat(message.toString()).contains("no longer those that were registered"));
        delete(id(dataset)).expectStatus().isNoContent();
        assertThat(file).exists();
    }

    @Test
    void sampleIsRegistered() {
        JsonNode dataset = created(register("{\"uri\": \"sample:spirals\"}"));

        assertThat(dataset.get("bytes").isNull()).isTrue();
        assertThat(dataset.at("/description/classes").size()).isGreaterThan(1);
        dryRun(dataset).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | uri
            {"uri": "file:nothing.csv"}                                     | uri
            {"uri": "nowhere"}                                              | uri
            {"uri": "dataset:0199ffff-ffff-7fff-bfff-ffffffffffff"}         | uri
            {"uri": "sample:spirals", "format": {"type": "csv", "target": "y"}} | format
            {"uri": "sample:spirals", "sha256": "00"}                       | sha256
            {"uri": "sample:spirals", "name": ""}                           | name
            {"uri": "sample:spirals", "nmae": "a"}                          | nmae
            """)
    void referenceThatCannotBeIsRefused(String body, String path) {
        refused(register(body), path);
    }

    @Test
    void uploadIsTrainedFromInItsOwnFormatOrAnother() {
        JsonNode dataset = created(
                upload(part(LINES.getBytes(StandardCharsets.UTF_8), "lines.csv"), field("format", LINES_FORMAT)));

        dryRun(dataset)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.spec.dataset.format.target")
                .isEqualTo("y")
                .jsonPath("$.spec.dataset.sha256")
                .isEqualTo(dataset.get("sha256").stringValue());
        job(dataset, "\"format\": {\"type\": \"csv\", \"target\": \"x\"},", true)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.spec.dataset.format.target")
                .isEqualTo("x");
        delete(id(dataset)).expectStatus().isNoContent();
        dryRun(dataset)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].path")
                .isEqualTo("dataset.uri");
    }

    @Test
    void datasetStaysWhileAJobThatIsNotOverUsesIt() {
        JsonNode dataset = created(
                upload(part(LINES.getBytes(StandardCharsets.UTF_8), "lines.csv"), field("format", LINES_FORMAT)));
        String job = id(job(dataset, "", false)
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());

        delete(id(dataset))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:dataset-in-use")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).contains(job));
        client.post()
                .uri("/v1/jobs/" + job + "/cancel")
                .exchange()
                .expectStatus()
                .isAccepted();
        delete(id(dataset)).expectStatus().isNoContent();
    }

    private BufferedImage preview(JsonNode dataset) throws IOException {
        byte[] png = client.get()
                .uri(dataset.at("/links/preview").stringValue())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG)
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** Three images in colour of 12 x 10 and a grey one of 6 x 7, in two folders, and a file beside them. */
    private static byte[] zipOfImages() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip(zip, "a/1.png", Pictures.image("png", 10, 12, 0x804020));
            zip(zip, "a/2.png", Pictures.image("png", 10, 12, 0x804020));
            zip(zip, "b/1.png", Pictures.image("png", 10, 12, 0x804020));
            zip(zip, "b/2.png", Pictures.grey(7, 6, 100));
            zip(zip, "notes.txt", new byte[] {'x'});
        }
        return bytes.toByteArray();
    }

    private static void zip(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private WebTestClient.ResponseSpec dryRun(JsonNode dataset) {
        return job(dataset, "", true);
    }

    private WebTestClient.ResponseSpec job(JsonNode dataset, String format, boolean dryRun) {
        String loss = dataset.at("/description/task").stringValue().equals("regression") ? "mse" : "cross_entropy";
        String body =
                "{\"dataset\": {" + format + " \"uri\": \"" + dataset.get("uri").stringValue()
                        + "\"}, \"model\": {\"type\": \"mlp\", \"hidden\": [4]}, \"loss\": \"" + loss
                        + "\", \"training\": {\"epochs\": 1, \"batch_size\": 2}}";
        return client.post()
                .uri("/v1/jobs?dry_run=" + dryRun)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Adds a part to a form. */
    private interface Part {
        void to(MultipartBodyBuilder form);
    }

    private static Part part(byte[] bytes, String fileName) {
        return form -> form.part("file", new ByteArrayResource(bytes)).filename(fileName);
    }

    private static Part field(String name, String text) {
        return form -> form.part(name, text);
    }

    private WebTestClient.ResponseSpec upload(Part... parts) {
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        Stream.of(parts).forEach(part -> part.to(form));
        return client.post()
                .uri("/v1/datasets")
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    private WebTestClient.ResponseSpec register(String json) {
        return post("application/json", json);
    }

    private WebTestClient.ResponseSpec post(String type, String body) {
        return client.post()
                .uri("/v1/datasets")
                .header("Content-Type", type)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec delete(String id) {
        return client.delete().uri("/v1/datasets/" + id).exchange();
    }

    private WebTestClient.BodyContentSpec get(String uri) {
        return client.get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    private static JsonNode created(WebTestClient.ResponseSpec answer) {
        JsonNode dataset = answer.expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/datasets/[0-9a-f-]{36}")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(dataset).isNotNull();
        return dataset;
    }

    private static void refused(WebTestClient.ResponseSpec answer, String... paths) {
        answer.expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].path")
                .value(found -> assertThat(found).asString().contains(paths));
    }

    private static String id(@Nullable JsonNode answer) {
        assertThat(answer).isNotNull();
        return answer.get("id").stringValue();
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(Files.createDirectories(home.resolve("files")).resolve(name), text);
    }

    /** Everything below the content folder, temporary files too. */
    private static List<Path> stored() throws IOException {
        Path content = home.resolve("datasets");
        if (!Files.exists(content)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(content)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
