package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a table is written: notation, encoding, packing. */
class CsvOptionsTest {
    private static final String SMALL = "n,y\n1,é\n2,ü\n3,é\n4,ü\n";

    @TempDir
    Path files;

    @Test
    void numbersAreReadInTheirNotation() throws IOException {
        write("n;y\n1.234,5;1,5\n-2,5;2,5\n.;3,5\n".getBytes(StandardCharsets.UTF_8));

        LoadedDataset loaded =
                load("'target':'y','delimiter':';','decimal':',','thousands':'.','missing_values':['.']");

        assertThat(loaded.data().scaling().mean()).containsExactly(2.5);
        assertThat(loaded.data().encoding().get("columns").get(0).get("missing").doubleValue())
                .isEqualTo(616);
    }

    @Test
    void linesOfCommentAreSkipped() throws IOException {
        write("# made by hand, in May\nn,y\n1,p\n# two more\n2,q\n".getBytes(StandardCharsets.UTF_8));

        assertThat(load("'target':'y','comment':'#'").summary().get("examples").intValue())
                .isEqualTo(2);
    }

    @Test
    void firstLineThatSaysTheSeparatorIsNoRow() throws IOException {
        write("\ufeffsep=;\r\nn;y\r\n1;p\r\n2;q\r\n3\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(faults("'target':'y','delimiter':';'"))
                .singleElement()
                .asString()
                .contains("line 5");
        assertThat(faults("'target':'y'"))
                .singleElement()
                .isEqualTo("format.delimiter is \",\", and the file's first line says that \";\" separates the cells");

        write("sep=;\nn;y\n1;p\n2;q\n".getBytes(StandardCharsets.UTF_8));
        assertThat(load("'target':'y','delimiter':';'")
                        .summary()
                        .get("examples")
                        .intValue())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, FFFE", "UTF-16BE, FEFF", "UTF-32LE, FFFE0000", "UTF-8, EFBBBF"})
    void byteOrderMarksTellTheEncoding(String encoding, String mark) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex(mark));
        bytes.write(SMALL.getBytes(Charset.forName(encoding)));
        write(bytes.toByteArray());

        assertThat(load("'target':'y'").data().target().names()).containsExactly("é", "ü");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252", "iso-8859-1", "utf-16le", "utf-16"})
    void declaredEncodingsAreRead(String encoding) throws IOException {
        write(SMALL.getBytes(Charset.forName(encoding)));

        assertThat(load("'target':'y','encoding':'" + encoding + "'")
                        .data()
                        .target()
                        .names())
                .containsExactly("é", "ü");
    }

    @Test
    void anEncodingThatIsNotTheFilesIsTold() throws IOException {
        write(SMALL.getBytes(StandardCharsets.UTF_16LE));
        assertThat(faults("'target':'y'")).singleElement().asString().endsWith("set format.encoding to utf-16le");

        write(SMALL.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(faults("'target':'y'")).singleElement().asString().contains("windows-1252");
        assertThat(faults("'target':'y','encoding':'us-ascii'"))
                .singleElement()
                .asString()
                .startsWith("format.encoding ");
        assertThat(faults("'target':'y','encoding':'klingon'"))
                .singleElement()
                .asString()
                .contains("must be a character encoding");
    }

    @Test
    void whatIsPackedWithGzipIsUnpacked() throws IOException {
        write(gzip(SMALL.getBytes(StandardCharsets.UTF_8)));

        assertThat(load("'target':'y'").data().target().names()).containsExactly("é", "ü");
    }

    @Test
    void aBombIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = "0\n".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                gzip.write(zeros);
            }
        }
        write(bytes.toByteArray());

        assertThat(faults("'target':'y'")).singleElement().asString().startsWith("uri unpacks to more than");
    }

    @Test
    void brokenGzipIsTold() throws IOException {
        byte[] whole = gzip(SMALL.repeat(100).getBytes(StandardCharsets.UTF_8));
        write(Arrays.copyOf(whole, whole.length / 2));

        assertThat(faults("'target':'y'")).containsExactly("uri cannot be read: its compressed data is broken");
    }

    @ParameterizedTest
    @CsvSource({
        "425A6839, bzip2",
        "FD377A585A00, xz",
        "28B52FFD, zstd",
        "377ABCAF271C, 7z",
        "504152310000, Parquet",
        "D0CF11E0A1B1, Excel",
        "89504E470D0A, PNG"
    })
    void otherPackersAndFilesAreNamed(String start, String name) throws IOException {
        write(HexFormat.of().parseHex(start));

        assertThat(faults("'target':'y'"))
                .singleElement()
                .asString()
                .startsWith("uri is no table")
                .contains(name);
    }

    @Test
    void optionsThatContradictEachOtherAreToldAtOnce() {
        assertThat(faults("'target':'y','decimal':',','thousands':',','comment':';','delimiter':';','unseen':'maybe'"))
                .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
                .containsExactly("format.unseen", "format.thousands", "format.comment");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(files.resolve("t.csv"), bytes);
    }

    private LoadedDataset load(String format) {
        return Loading.load(files, json(format));
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private static String json(String format) {
        return ("{'uri':'file:t.csv','split':{'validation':0},'format':{'type':'csv'," + format + "}}")
                .replace('\'', '"');
    }
}
