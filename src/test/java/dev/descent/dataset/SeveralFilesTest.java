package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
                .contains("1 file is not used, such as \"t/README.md\": by name no table of this format, or set aside"
                        + " (_)");
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
        write("parts/b.csv", "y,y\np,1\n");
        assertThat(faults()).containsExactly("uri has other columns in \"b.csv\" than in \"a.csv\": it lacks \"x\"");
        write("parts/a.csv", "x\ty\n1\tp\n");
        write("parts/b.csv", "x\ty\n1\tp\n");
        assertThat(faults().toString()).contains("set delimiter to that", "(tabs)");
    }

    @Test
    void columnsAreFoundByTheirNamesWhateverTheirOrder() throws IOException {
        write("same/a.csv", "x,y,z\n1,p,7\n2,q,8\n");
        write("same/b.csv", "x,y,z\n3,p,9\n4,q,5\n");
        write("other/a.csv", "x,y,z\n1,p,7\n2,q,8\n");
        write("other/b.csv", "z,x,y\n9,3,p\n5,4,q\n");
        LoadedDataset same = Loading.load(files, json("same", ""));
        LoadedDataset other = Loading.load(files, json("other", ""));

        assertThat(RealDataTest.features(other.data(), other.data().training()))
                .isEqualTo(RealDataTest.features(same.data(), same.data().training()));
        write("parts/a.csv", "x,y,z\n1,p,7\n2,q,8\n");
        write("parts/b.csv", "z,x,y\n9,3\n");
        assertThat(faults()).containsExactly("uri has 2 cells in line 2 of b.csv, not 3");
    }

    @Test
    void foldersThatSayAColumnAreOne() throws IOException {
        write("whole/t.csv", "x,y,year,place\n1,p,2023,a b\n2,q,2023,a b\n3,p,2024,\n4,q,2024,\n");
        write("parts/year=2023/place=a%20b/p.csv", "x,y\n1,p\n2,q\n");
        write("parts/year=2024/place=__HIVE_DEFAULT_PARTITION__/p.csv", "y,x\np,3\nq,4\n");
        LoadedDataset whole = Loading.load(files, json("whole", ""));
        LoadedDataset parts = Loading.load(files, json("parts", ""));

        assertThat(parts.summary().get("columns")).isEqualTo(whole.summary().get("columns"));
        assertThat(RealDataTest.features(parts.data(), parts.data().training()))
                .isEqualTo(RealDataTest.features(whole.data(), whole.data().training()));
        write("parts/p.csv", "x,y\n1,p\n");
        assertThat(faults()).singleElement().asString().contains("has other columns in");
    }

    @Test
    void ownColumnCountsWhereAFolderSaysItToo() throws IOException {
        write("parts/year=2023/p.csv", "x,y,year\n1,p,7\n2,q,8\n");
        write("parts/year=2024/p.csv", "x,y,year\n1,p,9\n2,q,8\n");

        assertThat(Loading.load(files, json("parts", ""))
                        .summary()
                        .get("columns")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void columnsOfFoldersAreBehindThoseOfTheFileHoweverLongItsRowsAre() throws IOException {
        write("whole/t.csv", "x,y,year\n1,p,2023\n2,q,2023\n3,p,2024\n4,q,2024\n");
        write("parts/year=2023/p.csv", "x,y,\n1,p\n2,q,\n");
        write("parts/year=2024/p.csv", "x,y,\n3,p,,\n4,q\n");
        LoadedDataset whole = Loading.load(files, json("whole", ""));
        LoadedDataset parts = Loading.load(files, json("parts", ""));

        assertThat(parts.summary().get("columns")).isEqualTo(whole.summary().get("columns"));
        assertThat(RealDataTest.features(parts.data(), parts.data().training()))
                .isEqualTo(RealDataTest.features(whole.data(), whole.data().training()));
        write("parts/year=2024/p.csv", "x,y,\n3,p,,7\n4\n");
        assertThat(faults())
                .containsExactly(
                        "uri has 4 cells in line 2 of year=2024/p.csv, not 3",
                        "uri has 1 cell in line 3 of year=2024/p.csv, not 3");
    }

    @Test
    void cellsBeyondAReorderedRowAreToldAsOthersAre() throws IOException {
        write("parts/a.csv", ONE);
        write("parts/b.csv", "y,x\np,5,9\n");

        assertThat(faults()).containsExactly("uri has 3 cells in line 2 of b.csv, not 2");
    }

    @Test
    void rowOfAReorderedFileWithoutItsLastCellIsTooShort() throws IOException {
        write("parts/a.csv", "x,y,\n1,p\n");
        write("parts/b.csv", ",x,y\n,5\n");

        assertThat(faults()).containsExactly("uri has 2 cells in line 2 of b.csv, not 3");
    }

    @Test
    void fileWithoutAnythingInItIsNoPart() throws IOException {
        write("parts/a.csv", "");
        write("parts/b.csv", ONE);
        write("parts/c.csv", "");
        write("parts/d.csv", "x,y\n");

        assertThat(Loading.load(files, json("parts", ""))
                        .summary()
                        .get("examples")
                        .intValue())
                .isEqualTo(4);
    }

    @Test
    void filesThatWritersKeepBesideTheTableAreNoParts() throws IOException {
        write("parts/part-0.csv", ONE);
        write("parts/_SUCCESS", "");
        write("parts/_tmp/part-1.csv", "a,b\n1,2\n");
        write("parts/_delta_log/0.csv", "a,b\n1,2\n");
        LoadedDataset loaded = Loading.load(files, json("parts", ""));

        assertThat(loaded.summary().get("examples").intValue()).isEqualTo(4);
        assertThat(loaded.data().warnings())
                .anyMatch(warning -> warning.startsWith("3 files are not used"))
                .anyMatch(warning -> warning.contains("_delta_log") && warning.contains("rows that were removed"));
        write("alone/_t.csv", ONE);
        assertThat(Loading.load(files, json("alone", ""))
                        .summary()
                        .get("examples")
                        .intValue())
                .isEqualTo(4);
    }

    @Test
    void packedFileThatBreaksOffIsNamed() throws IOException {
        write("parts/a.csv", ONE);
        byte[] whole = packed(TWO);
        Files.write(files.resolve("parts/b.csv.gz"), Arrays.copyOf(whole, whole.length - 12));

        assertThat(faults()).containsExactly("uri holds b.csv.gz, whose compressed data is broken");
    }

    @Test
    void faultsNameTheFile() throws IOException {
        write("parts/a.csv", ONE);
        write("parts/b.csv", "x,y\n1\n");
        assertThat(faults()).containsExactly("uri has 1 cell in line 2 of b.csv, not 2");
        Files.write(files.resolve("parts/b.csv"), new byte[] {'x', ',', 'y', '\n', (byte) 0xfc, ',', 'p', '\n'});
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("is not text in UTF-8")
                .endsWith("(in b.csv)");
    }

    @Test
    void wordsAmongNumbersAreNamedWithTheirFile() throws IOException {
        write("parts/a.csv", "x,y\n1,p\n2,q\n3,p\n");
        write("parts/b.csv", "x,y\n4,p\noops,q\n5,p\n");
        assertThat(faults()).singleElement().asString().contains("\"oops\" in line 3 of b.csv (1 of 6 rows)");
        write("parts/b.csv", "x,y\n\"1,5\",p\n\"2,5\",q\n\"3,5\",p\n");
        write("parts/a.csv", "x,y\n\"1,5\",p\n");
        assertThat(faults()).singleElement().asString().contains("such as \"1,5\" in line 2 of a.csv");
        write("parts/a.csv", "x,y\n1,p\n");
        write("parts/b.csv", "x,y\n2,p\n3,\u0001\n");
        assertThat(faults()).singleElement().asString().contains("U+0001 in line 3 of b.csv");
    }

    private List<String> faults() {
        return Loading.faultTexts(files, json("parts", ""));
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
