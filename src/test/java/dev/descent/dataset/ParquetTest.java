package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.SpecReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in {@code src/test/resources/parquet} were written by PyArrow, and hold what table.csv does. */
class ParquetTest {
    /** Bytes from one that is broken to the next. */
    private static final int STEP = 11;

    @TempDir
    Path files;

    @BeforeEach
    void copy() {
        copy("table.csv", "table.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "pages2", "plain", "delta", "delta-words"})
    void tableIsWhatItIsAsSeparatedValues(String name) {
        copy(name + ".parquet", "t.parquet");
        for (String target : List.of("'kind'", "'price'", "['x','big']", "'flag'")) {
            String format = ",'target':" + target + ",'ignore':['when']},'split':{'order_by':'when'}}";
            TrainingData read = load("{'uri':'file:t.parquet','format':{'type':'parquet'" + format);
            TrainingData same = load("{'uri':'file:table.csv','format':{'type':'csv'" + format);

            assertThat(features(read)).isEqualTo(features(same));
            assertThat(labels(read)).isEqualTo(labels(same));
            assertThat(read.encoding()).isEqualTo(same.encoding());
            assertThat(read.warnings())
                    .isEqualTo(same.warnings().stream()
                            .map(text -> text.replace(":00:00.000", ":00"))
                            .toList());
        }
    }

    @Test
    void timestampsAreDatesToTheChecks() {
        copy("none.parquet", "t.parquet");

        assertThat(load("{'uri':'file:t.parquet','format':{'type':'parquet','target':'kind'}}")
                        .warnings())
                .anyMatch(warning -> warning.startsWith("column \"when\" holds dates or times, such as \"2020-01-01T"));
    }

    @Test
    void severalFilesAreOneTable() throws IOException {
        Files.createDirectories(files.resolve("d"));
        copy("snappy.parquet", "d/part-1.parquet");
        copy("zstd.parquet", "d/part-2.parquet");
        Files.writeString(files.resolve("d/_SUCCESS"), "");
        LoadedDataset loaded = Loading.load(
                files, json("{'uri':'file:d','format':{'type':'parquet','target':'kind','ignore':['when']}}"));

        assertThat(loaded.summary().get("examples").intValue()).isEqualTo(120);
        assertThat(loaded.data().warnings()).anyMatch(warning -> warning.startsWith("1 file is not used"));
    }

    @Test
    void partWithoutRowsDoesNotSayHowLongListsAre() throws IOException {
        Files.createDirectories(files.resolve("d"));
        byte[] whole = bytes("lists.parquet");
        Files.write(files.resolve("d/part-0.parquet"), withoutRows(whole));
        Files.write(files.resolve("d/part-1.parquet"), whole);
        Files.write(files.resolve("d/part-2.parquet"), withoutRows(whole));
        copy("lists.parquet", "t.parquet");
        String format = ",'format':{'type':'parquet','target':'y'}}";
        TrainingData parts = load("{'uri':'file:d'" + format);
        TrainingData alone = load("{'uri':'file:t.parquet'" + format);

        assertThat(features(parts)).isEqualTo(features(alone));
        assertThat(parts.encoding()).isEqualTo(alone.encoding());
        Files.write(files.resolve("t.parquet"), withoutRows(whole));
        assertThat(faults("'y'")).containsExactly("uri is empty");
    }

    /** As Spark writes a part for which no rows are left: its columns, and no group of rows. */
    private static byte[] withoutRows(byte[] whole) throws IOException {
        int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(whole, whole.length - 8 - length, length));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(whole, 0, 4);
        Util.writeFileMetaData(footer.setRow_groups(List.of()).setNum_rows(0), file);
        ByteBuffer tail = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        file.writeBytes(tail.putInt(file.size() - 4).put(whole, 0, 4).array());
        return file.toByteArray();
    }

    @Test
    void foldersSayColumnsOfParquetToo() throws IOException {
        String format = ",'format':{'type':'parquet','target':'price','ignore':['when']}}";
        for (String place : List.of("a/part=1", "a/part=2", "b")) {
            Files.createDirectories(files.resolve(place));
            copy("none.parquet", place + "/0.parquet");
        }
        TrainingData alone = load("{'uri':'file:b'" + format);
        TrainingData both = load("{'uri':'file:a'" + format);

        assertThat(both.input().size()).isEqualTo(alone.input().size() + 1);
        assertThat(both.training().size() + both.validation().size()).isEqualTo(120);
    }

    @Test
    void modelsOfOneFormatAreEvaluatedOnTheOther() {
        copy("gzip.parquet", "t.parquet");
        TrainingData learned =
                load("{'uri':'file:table.csv','format':{'type':'csv','target':'kind','ignore':['when']}}");
        Encoding encoding = SpecReader.read(learned.encoding(), Encoding.class);
        DatasetSpec spec = Loading.spec(json("{'uri':'file:t.parquet','format':{'type':'parquet','target':'kind'}}"));

        assertThat(Loading.encoded(files, spec, Part.ALL, encoding)
                        .known()
                        .examples()
                        .size())
                .isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lists", "lists2"})
    void valuesOfListsAndStructsAreColumns(String name) {
        copy(name + ".parquet", "t.parquet");
        copy("lists.csv", "t.csv");
        String format = ",'target':'y','features':['emb.0','emb.1','emb.2','fixed.0','fixed.1','place.lat',"
                + "'place.spot.words.0','place.spot.words.1','place.spot.n','half']}}";
        TrainingData read = load("{'uri':'file:t.parquet','format':{'type':'parquet'" + format);
        TrainingData same = load("{'uri':'file:t.csv','format':{'type':'csv'" + format);

        assertThat(features(read)).isEqualTo(features(same)).hasSizeGreaterThan(300);
        assertThat(read.encoding()).isEqualTo(same.encoding());
        assertThat(read.warnings()).isEqualTo(same.warnings());
    }

    @Test
    void columnOfListsIsIgnoredByItsName() {
        copy("lists.parquet", "t.parquet");

        assertThat(load("{'uri':'file:t.parquet','format':{'type':'parquet','target':'y','ignore':['emb','place']}}")
                        .encoding()
                        .toString())
                .contains("fixed.1", "half")
                .doesNotContain("emb.0", "place.lat");
    }

    @Test
    void listsOfSeveralLengthsAreRefusedByTheRow() {
        copy("ragged.parquet", "t.parquet");

        assertThat(faults("'y'"))
                .containsExactly(
                        "uri has column \"emb\", whose lists have 2 values at first, and 1 later: only lists of"
                                + " one length are read, a column for each value; to go without it, name it in ignore, at row 6");
        assertThat(faults("'y','features':['emb.0']")).hasSize(1);
    }

    @Test
    void whatIsNoCellIsRefusedUnlessItIsIgnored() {
        copy("nested.parquet", "t.parquet");

        assertThat(faults("'y'"))
                .containsExactly(
                        "uri has column \"m\", which is a map, and cells are flat: to go without it, name it in ignore",
                        "uri has column \"deep\", which is a list of lists or of structs, and cells are flat: to go"
                                + " without it, name it in ignore",
                        "uri has column \"people\", which is a list of lists or of structs, and cells are flat: to go"
                                + " without it, name it in ignore",
                        "uri has column \"raw\", which is of bytes of no kind that is read: to go without it, name it"
                                + " in ignore");
        assertThat(faults("'y','ignore':['m','deep','people','raw']").toString())
                .doesNotContain("which is");
    }

    @Test
    void whatIsNotReadIsRefusedWithTheReason() throws IOException {
        copy("brotli.parquet", "t.parquet");
        assertThat(faults("'kind'"))
                .containsExactly(
                        "uri is a Parquet file packed with brotli: write it with snappy, gzip, zstd or lz4, or without, in"
                                + " column \"x\"");
        Files.writeString(files.resolve("t.parquet"), "x,y\n1,2\n3,4\n");
        assertThat(faults("'y'")).containsExactly("uri is no Parquet file: it does not end like one");
        copy("none.parquet", "t.csv");
        assertThat(Loading.faults(files, json("{'uri':'file:t.csv','format':{'type':'csv','target':'kind'}}")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).endsWith("set format.type to parquet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARROW1\0\0", "FEA1", "\u00ff\u00ff\u00ff\u00ff\20\0\0\0"})
    void arrowFilesAreAnsweredWithParquet(String start) throws IOException {
        byte[] bytes = (start + "\0".repeat(300)).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(files.resolve("t.parquet"), bytes);
        Files.createDirectories(files.resolve("d"));
        Files.write(files.resolve("d/t.arrow"), bytes);
        String folder = "{'uri':'file:d','format':{'type':'parquet','target':'y'}}";

        assertThat(faults("'y'").toString()).contains("is no Parquet file, but a", "save the table as Parquet");
        assertThat(Loading.faults(files, json(folder)).toString()).contains("there are Arrow files: Arrow's files are");
        assertThat(Loading.faults(files, json(folder.replace("d'", "t.parquet'").replace("'parquet'", "'csv'")))
                        .toString())
                .contains("Arrow's files are not read, so save the table as Parquet");
    }

    @Test
    void fileThatBreaksOffIsToldFromOneOfAnotherKind() throws IOException {
        byte[] whole = bytes("snappy.parquet");
        Files.write(files.resolve("t.parquet"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(faults("'kind'"))
                .containsExactly("uri is no Parquet file: it begins like one and breaks off before its end");
    }

    @Test
    void partsPackedWithGzipAreReadAsOneAloneIs() throws IOException {
        Files.createDirectories(files.resolve("d"));
        copy("none.parquet", "d/part-0.parquet");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(files.resolve("d/part-1.parquet.gz")))) {
            out.write(bytes("zstd.parquet"));
        }

        TrainingData both = load("{'uri':'file:d','format':{'type':'parquet','target':'kind','ignore':['when']}}");
        assertThat(both.training().size() + both.validation().size()).isEqualTo(120);
        assertThat(both.warnings()).noneMatch(warning -> warning.contains("not used"));
    }

    @Test
    void partWithoutBytesAndPartsWithoutEndingsAreNamed() throws IOException {
        Files.createDirectories(files.resolve("d"));
        String folder = "{'uri':'file:d','format':{'type':'parquet','target':'y'}}";
        copy("none.parquet", "d/000000_0");

        assertThat(Loading.faultTexts(files, json(folder)))
                .containsExactly(
                        "uri holds no table of this format by the names of its files, which end in parquet, parq,"
                                + " pq: what is there is 1 file, such as \"000000_0\"");
        Files.writeString(files.resolve("d/part-1.parquet"), "");
        assertThat(Loading.faultTexts(files, json(folder)))
                .containsExactly("uri is no Parquet file: it has no bytes (in part-1.parquet)");
    }

    @Test
    void declaredNumbersAndWordsAreMissing() {
        copy("none.parquet", "t.parquet");
        String format = ",'target':'kind','features':['k','colour'],'missing_values':['64','green']}}";

        assertThat(load("{'uri':'file:t.parquet','format':{'type':'parquet'" + format)
                        .encoding())
                .isEqualTo(load("{'uri':'file:table.csv','format':{'type':'csv'" + format)
                        .encoding())
                .isNotEqualTo(
                        load("{'uri':'file:table.csv','format':{'type':'csv'" + format.replace("'64','green'", ""))
                                .encoding());
    }

    /** A byte of a file is another one: it is read, or refused, and nothing else happens. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "zstd", "delta", "delta-words", "pages2", "lists", "lists2"})
    void brokenFilesAreRefused(String name) throws IOException {
        byte[] whole = bytes(name + ".parquet");
        int refused = 0;
        for (int i = 0; i < whole.length; i += STEP) {
            byte[] broken = whole.clone();
            broken[i] ^= (byte) (i % 2 == 0 ? 0x80 : 0x7f);
            Files.write(files.resolve("t.parquet"), broken);
            refused += faults(name.startsWith("lists") ? "'y'" : "'kind','ignore':['when']")
                            .isEmpty()
                    ? 0
                    : 1;
        }
        assertThat(refused).isGreaterThan(whole.length / STEP / 4);
    }

    private List<String> faults(String target) {
        return Loading.faultTexts(
                files, json("{'uri':'file:t.parquet','format':{'type':'parquet','target':" + target + "}}"));
    }

    private TrainingData load(String spec) {
        return Loading.load(files, json(spec)).data();
    }

    private static String json(String spec) {
        return spec.replace('\'', '"');
    }

    private static float[] features(TrainingData data) {
        return RealDataTest.features(data, data.training());
    }

    private static float[][] labels(TrainingData data) {
        Examples part = data.validation();
        float[][] labels = new float[part.size()][data.target().outputs()];
        for (int i = 0; i < part.size(); i++) {
            part.read(i, new float[data.input().size()], 0, labels[i], 0);
        }
        return labels;
    }

    private void copy(String resource, String name) {
        try {
            Files.write(files.resolve(name), bytes(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ParquetTest.class.getResourceAsStream("/parquet/" + resource), resource)) {
            return in.readAllBytes();
        }
    }
}
