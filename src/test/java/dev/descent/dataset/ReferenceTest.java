package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.base.Sha256;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    private static final String CSV = "a,y\n1,2\n3,4\n5,6\n";

    @TempDir
    Path home;

    private Path files;

    @BeforeEach
    void secretBesideTheDataFolder() throws IOException {
        files = Files.createDirectory(home.resolve("files"));
        Files.writeString(home.resolve("secret.csv"), CSV);
        Files.writeString(files.resolve("open.csv"), CSV);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:../secret.csv",
                "file:x/../../secret.csv",
                "file:./open.csv",
                "file:..",
                "file:.",
                "file:/etc/passwd",
                "file:///etc/passwd",
                "file://host/secret.csv",
                "file:%2e%2e/secret.csv",
                "file:%2E%2E%2fsecret.csv",
                "file:..%2fsecret.csv",
                "file:..\\\\secret.csv",
                "file:C:/secret.csv",
                "file:~/secret.csv",
                "file:a//open.csv",
                "file:open.csv\\u0000",
                "file:nothing.csv",
            })
    void pathsOutOfTheFolderAreRefusedWithoutTellingWhereItIs(String uri) {
        assertThat(faults(uri, "csv"))
                .singleElement()
                .asString()
                .startsWith("uri ")
                .doesNotContain(home.toString());
    }

    @Test
    void linkOutOfTheFolderIsRefused() throws IOException {
        Files.createSymbolicLink(files.resolve("link.csv"), home.resolve("secret.csv"));
        Files.createSymbolicLink(files.resolve("up"), home);

        assertThat(faults("file:link.csv", "csv"))
                .containsExactly("uri leads by a link outside the data folder: \"link.csv\"");
        assertThat(faults("file:up/secret.csv", "csv"))
                .containsExactly("uri leads by a link outside the data folder: \"up/secret.csv\"");
    }

    @Test
    void linkWithinTheFolderIsFollowed() throws IOException {
        Files.createSymbolicLink(files.resolve("link.csv"), files.resolve("open.csv"));

        assertThat(faults("file:link.csv", "csv")).isEmpty();
    }

    @Test
    void linkOutOfADataSetsFolderIsRefused() throws IOException {
        Path folder = Files.createDirectories(files.resolve("pictures/class"));
        Files.createSymbolicLink(folder.resolve("1.png"), home.resolve("secret.csv"));

        assertThat(faults("file:pictures", "images"))
                .containsExactly("uri holds the link class/1.png, which leads to no file of this folder");
    }

    @Test
    void otherKindsOfReferencesAreRefusedWithThoseThereAre() {
        assertThat(faults("ftp://host/x.csv", "csv"))
                .containsExactly("uri must begin with one of file:, sample:, was ftp:");
        assertThat(faults("open.csv", "csv")).singleElement().asString().startsWith("uri must be a reference");
    }

    @Test
    void unknownSampleIsRefusedWithThoseThereAre() {
        assertThat(Loading.faults(files, "{\"uri\":\"sample:moons\"}"))
                .extracting("message")
                .containsExactly(
                        "names no sample; there are sample:blood-cells, sample:blood-cell-masks, sample:noisy-blood-cells,"
                                + " sample:vessels, sample:shapes, sample:shape-tags, sample:spirals, sample:sine");
    }

    @Test
    void sampleThatIsLikeOneIsHinted() {
        assertThat(Loading.faults(files, "{\"uri\":\"sample:spiral\"}"))
                .singleElement()
                .extracting("message")
                .asString()
                .startsWith("names no sample (did you mean \"spirals\"?); there are ");
    }

    @Test
    void sampleTakesNoFormatAndAFileNeedsOne() {
        assertThat(faults("sample:sine", "csv")).containsExactly("format must be null for a sample, which has none");
        assertThat(Loading.faults(files, "{\"uri\":\"file:open.csv\"}"))
                .extracting(Violation::text)
                .containsExactly(
                        "format is required for a file, as {\"type\": ...}: one of csv, parquet, images, image_table, masks,"
                                + " pairs, idx, webdataset, numpy: by its name \"csv\" may be meant");
    }

    @ParameterizedTest
    @CsvSource({
        "a.CSV, csv",
        "a.tsv.gz, csv",
        "a.pq, parquet",
        "a.npz, numpy",
        "d/x.npy, numpy",
        "a-{0..9}.tar, webdataset",
        "a.tgz, webdataset",
        "train-images-idx3-ubyte.gz, idx"
    })
    void formatIsProposedByTheName(String name, String format) {
        assertThat(MissingFormat.of("file:" + name))
                .hasMessageEndingWith(": by its name \"" + format + "\" may be meant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos.zip", "photos", "csv", "a.tar.csv.zip"})
    void noFormatIsProposedWhereTheNameSaysNone(String name) {
        assertThat(MissingFormat.of("file:" + name)).hasMessageEndingWith("webdataset, numpy");
    }

    @Test
    void unknownFieldIsRefused() {
        assertThat(Loading.faults(files, "{\"uri\":\"sample:sine\",\"colours\":[]}"))
                .extracting("path")
                .containsExactly("colours");
    }

    @Test
    void bytesMustHaveTheHashAskedFor() {
        String hash = "0".repeat(64);

        assertThat(Loading.faults(
                        files, json("file:open.csv", "csv").replace("{\"uri", "{\"sha256\":\"" + hash + "\",\"uri")))
                .extracting("path")
                .containsExactly("sha256");
    }

    @Test
    void resolvedSpecHasTheHashOfTheBytesAndLoadsAgain() {
        MessageDigest digest = Sha256.digest();
        digest.update(CSV.getBytes(StandardCharsets.UTF_8));
        Datasets datasets = Loading.below(files);

        LoadedDataset first = datasets.load(Loading.spec(json("file:open.csv", "csv")), true);
        LoadedDataset second = datasets.load(first.resolved(), true);

        assertThat(first.resolved().sha256()).isEqualTo(Sha256.hex(digest));
        assertThat(second).isSameAs(first);
        assertThat(datasets.load(first.resolved(), false)).isNotSameAs(first);
    }

    @Test
    void changedFileIsReadAgainAndRefusedWhereItWasPinned() throws IOException {
        Datasets datasets = Loading.below(files);
        LoadedDataset before = datasets.load(Loading.spec(json("file:open.csv", "csv")), true);

        Files.writeString(files.resolve("open.csv"), CSV + "7,8\n");
        LoadedDataset after = datasets.load(Loading.spec(json("file:open.csv", "csv")), true);

        assertThat(after.resolved().sha256()).isNotEqualTo(before.resolved().sha256());
        assertThat(after.summary().get("examples").intValue()).isEqualTo(4);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> datasets.load(before.resolved(), true)))
                .hasMessageContaining("sha256 does not match");
    }

    @Test
    void fileLargerThanAllowedIsRefused() throws IOException {
        try (var file = new RandomAccessFile(files.resolve("large.csv").toFile(), "rw")) {
            file.setLength(65L << 20);
        }

        assertThat(faults("file:large.csv", "csv"))
                .singleElement()
                .asString()
                .contains("more than the 67108864 allowed");
    }

    @Test
    void oneFileIsHandedOutWithItsHash() throws IOException {
        try (HeldFile file = Loading.below(files).references().file("file:open.csv", null, FetchWatch.PATIENT)) {
            assertThat(file.path()).hasContent(CSV);
            assertThat(file.sha256()).isEqualTo(Sha256.of(files.resolve("open.csv")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sample:sine   | uri must name a file, which sample: does not
            file:folder   | uri must name a file, not a folder: "folder"
            file:../x     | uri must not hold . or .. or empty names of folders, below the data folder
            open.csv      | uri must begin with one of file:, sample:, was :
            file:open.csv | sha256 does not match: the bytes there have HASH
            """)
    void whatIsNotTheOneFileAskedForIsRefused(String uri, String fault) throws IOException {
        Files.createDirectory(files.resolve("folder"));
        String wrong = "0".repeat(64);

        assertThatThrownBy(() -> Loading.below(files).references().file(uri, wrong, FetchWatch.PATIENT))
                .isInstanceOf(InvalidSpec.class)
                .hasMessage(fault.replace("HASH", Sha256.of(files.resolve("open.csv"))));
    }

    private List<String> faults(String uri, String format) {
        return Loading.faultTexts(files, json(uri, format));
    }

    private static String json(String uri, String format) {
        String spec =
                format.equals("csv") ? "{\"type\":\"csv\",\"target\":\"y\"}" : "{\"type\":\"images\",\"size\":[8,8]}";
        return "{\"uri\":\"" + uri + "\",\"format\":" + spec + "}";
    }
}
