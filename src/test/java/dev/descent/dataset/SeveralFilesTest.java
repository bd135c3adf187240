package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralFilesTest {
    private static final String ONE = "x,y\n1,p\n2,q\n3,p\n4,q\n";
    private static final String TWO = "x,y\n5,q\n6,p\n7,q\n";

    @TempDir
    Path files;

    @Test
    void filesOfAFolderAreOneTable() throws IOException {
        write("whole/t.csv", ONE + "5,q\n6,p\n7,q\n");
        write("parts/part-0.csv", ONE);
        write("parts/part-1.csv", TWO);
        LoadedDataset whole = Loading.load(files, json("whole", ""));
        LoadedDataset parts = Loading.load(files, json("parts", ""));

        assertThat(parts.summary().get("examples").intValue()).isEqualTo(7);
        assertThat(RealDataTest.features(parts.data(), parts.data().training()))
                .isEqualTo(RealDataTest.features(whole.data(), whole.data().training()));
        assertThat(parts.data().training().name(4))
                .isEqualTo(whole.data().training().name(4));
    }

    @Test
    void filesOfAnArchiveAreOneTableAlsoPacked() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(files.resolve("t.zip")))) {
            put(zip, "t/part-0.csv", ONE.getBytes(StandardCharsets.UTF_8));
            put(zip, "t/part-1.csv.gz", packed(TWO));
            put(zip, "t/README.md", new byte[] {'#'});
        }
        LoadedDataset loaded = Loading.load(files, json("t.zip", ""));

        assertThat(loaded.summary().get("examples").intValue()).isEqualTo(7);
        assertThat(loaded.data().warnings())
                .contains("1 files are not used, such as \"t/README.md\": they are no tables of this format by their"
                        + " names");
    }

    @Test
    void filesWithoutAHeaderAreOneTable() throws IOException {
        write("parts/a.csv", "1,p\n2,q\n");
        write("parts/b.csv", "3,p\n4,q\n");
        String json = json("parts", ",'header':false").replace("\"y\"", "\"column_2\"");

        assertThat(Loading.load(files, json).summary().get("examples").intValue())
                .isEqualTo(4);
    }

    @Test
    void otherColumnsAreAFaultThatNamesTheFiles() throws IOException {
        write("parts/a.csv", ONE);
        write("parts/b.csv", "x,z\n1,p\n");
        assertThat(faults())
                .containsExactly(
                        "uri has other columns in \"b.csv\" than in \"a.csv\": it lacks \"y\", and it has \"z\""
                                + " besides");
        write("parts/b.csv", "y,x\np,1\n");
        assertThat(faults())
                .containsExactly("uri has other columns in \"b.csv\" than in \"a.csv\": their order differs");
    }

    @Test
    void faultsNameTheFile() throws IOException {
        write("parts/a.csv", ONE);
        write("parts/b.csv", "x,y\n1\n");
        assertThat(faults()).containsExactly("uri has 1 cells in line 2 of b.csv, not 2");
        Files.write(files.resolve("parts/b.csv"), new byte[] {'x', ',', 'y', '\n', (byte) 0xfc, ',', 'p', '\n'});
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("is not text in UTF-8")
                .endsWith("(in b.csv)");
    }

    private List<String> faults() {
        return Loading.faults(files, json("parts", "")).stream()
                .map(fault -> fault.path() + " " + fault.message())
                .toList();
    }

    private static String json(String uri, String more) {
        return ("{'uri':'file:" + uri + "','split':{'validation':0},'format':{'type':'csv','target':'y'" + more + "}}")
                .replace('\'', '"');
    }

    private void write(String name, String text) throws IOException {
        Path path = files.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
