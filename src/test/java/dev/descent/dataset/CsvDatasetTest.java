package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.TableEncoding;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CsvDatasetTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path files;

    @Test
    void byteOrderMarkQuotesAndCarriageReturnsAreUnderstood() throws IOException {
        TrainingData data = load(
                "\uFEFF\"a, first\",y\r\n\"1\",\"p \"\"x\"\"\"\r\n2,q\r\n\r\n3,q\r\n4,\"p \"\"x\"\"\"\r\n",
                "'target':'y'",
                "");

        assertThat(data.target().names()).containsExactly("p \"x\"", "q");
        assertThat(data.encoding().get("columns").get(0).get("name").stringValue())
                .isEqualTo("a, first");
    }

    @Test
    void otherDelimiterAndNoHeaderAreUnderstood() throws IOException {
        TrainingData data = load(
                "1;5\n2;6\n3;7\n4;8\n", "'target':'column_2','delimiter':';','header':false", "'normalize':'none',");

        assertThat(data.target().names()).containsExactly("column_2");
        assertThat(data.training().size() + data.validation().size()).isEqualTo(4);
    }

    @Test
    void wordsBecomeOneInputPerCategoryAndNumbersAreStandardized() throws IOException {
        TrainingData data = load("n,c,y\n1,u,10\n3,v,20\n5,w,30\n", "'target':'y'", "'split':{'validation':0},");

        assertThat(row(data, data.training(), 0)).containsExactly(new float[] {-1.2247449f, 1, 0, 0}, within(1e-6f));
        assertThat(row(data, data.training(), 2)).containsExactly(new float[] {1.2247449f, 0, 0, 1}, within(1e-6f));
        assertThat(label(data, data.training(), 1)).isEqualTo(0);
        assertThat(data.scaling().mean()).containsExactly(20.0);
    }

    @Test
    void targetKeepsItsUnitUnlessItIsToBeScaled() throws IOException {
        Files.writeString(files.resolve("t.csv"), "n,y\n1,10\n3,20\n5,30\n");
        TrainingData data = Loading.below(files)
                .load(Loading.spec(json("'target':'y'", "'split':{'validation':0},")), false)
                .data();

        assertThat(label(data, data.training(), 2)).isEqualTo(30);
        assertThat(data.scaling().deviation()).containsExactly(1.0);
    }

    @Test
    void minMaxBringsNumbersToZeroAndOne() throws IOException {
        TrainingData data =
                load("n,y\n2,1\n4,2\n10,3\n", "'target':'y'", "'normalize':'min_max','split':{'validation':0},");

        assertThat(row(data, data.training(), 1)).containsExactly(0.25f);
    }

    @Test
    void missingNumbersBecomeTheMeanAndMissingWordsNoCategory() throws IOException {
        TrainingData data =
                load("n,c,y\n1,u,1\nNA,,2\n5,v,3\n", "'target':'y'", "'normalize':'none','split':{'validation':0},");

        assertThat(row(data, data.training(), 1)).containsExactly(3, 0, 0);
    }

    @Test
    void rowsKeepTheirPlaceInTheFileWhenOthersAreDropped() throws IOException {
        TrainingData data =
                load("n,y\n1,1\n,2\n3,3\n4,4\n", "'target':'y','missing':'drop'", "'split':{'validation':0},");

        assertThat(data.training().sample(1)).isEqualTo(2);
        assertThat(data.training().name(1)).isEqualTo("row 3");
    }

    @Test
    void constantColumnIsKeptAndTold() throws IOException {
        TrainingData data = load("n,k,y\n1,0.1,1\n2,0.1,2\n3,0.1,3\n", "'target':'y'", "'split':{'validation':0},");

        assertThat(row(data, data.training(), 0)[1]).isZero();
        assertThat(data.warnings()).contains("column \"k\" is the same in all training examples");
    }

    @Test
    void whatIsLearnedDoesNotDependOnTheOtherParts() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(i + "," + "uvw".charAt(i % 3) + "," + i * 2);
        }
        TrainingData before = load("n,c,y\n" + String.join("\n", rows), "'target':'y'", "'split':{'test':0.1},");
        Set<Integer> others = new HashSet<>(samples(before.validation()));
        others.addAll(samples(before.test()));
        others.forEach(row -> rows.set(row, "1000000,new,-5000000"));
        TrainingData after = load("n,c,y\n" + String.join("\n", rows), "'target':'y'", "'split':{'test':0.1},");

        assertThat(others).hasSize(15);
        assertThat(after.encoding()).isEqualTo(before.encoding());
        assertThat(after.scaling()).isEqualTo(before.scaling());
        assertThat(row(after, after.training(), 7)).isEqualTo(row(before, before.training(), 7));
        assertThat(after.warnings())
                .anyMatch(warning -> warning.contains("that no training example has, such as \"new\""));
    }

    @Test
    void encodingIsReadBackAndEncodesRowsAsTheyWereEncodedForTraining() throws IOException {
        TrainingData data =
                load("n,c,y\n1,u,p\n3,True,q\n5,7.0,p\n7,u,q\n", "'target':'y'", "'split':{'validation':0},");
        Encoding read = SpecReader.read(data.encoding(), Encoding.class);
        TableEncoding encoding = (TableEncoding) read;

        assertThat(SpecWriter.write(read)).isEqualTo(data.encoding());
        assertThat(read.target()).isEqualTo(data.target());
        assertThat(encoded(encoding, "{\"n\": 1, \"c\": \"u\", \"y\": \"p\"}"))
                .isEqualTo(row(data, data.training(), 0));
        assertThat(encoded(encoding, "{\"n\": 3, \"c\": true}")).isEqualTo(row(data, data.training(), 1));
        assertThat(encoded(encoding, "{\"n\": 5, \"c\": 7}")).isEqualTo(row(data, data.training(), 2));
        assertThat(encoded(encoding, "{\"n\": null, \"c\": null}")).containsExactly(0, 0, 0, 0);
    }

    @Test
    void rowThatDoesNotFitIsRefusedWithAllItsFaults() throws IOException {
        TrainingData data = load("n,c,y\n1,u,p\n3,v,q\n", "'target':'y'", "'split':{'validation':0},");
        TableEncoding encoding = (TableEncoding) SpecReader.read(data.encoding(), Encoding.class);

        InvalidSpec invalid = catchThrowableOfType(InvalidSpec.class, () -> encoded(encoding, "{\"n\": \"1\"}"));

        assertThat(invalid.violations()).extracting("path").containsExactly("n", "c");
    }

    @Test
    void summaryTellsWhatWasFound() throws IOException {
        Files.writeString(files.resolve("t.csv"), "n,c,y\n1,u,p\n,v,q\n3,v,q\n4,u,p\n5,u,p\n");
        LoadedDataset loaded = Loading.load(files, json("'target':'y'", "'split':{'validation':0.4},"));

        assertThat(loaded.summary().toString())
                .isEqualTo("{\"format\":\"csv\",\"examples\":5,\"split\":{\"training\":3,\"validation\":2,\"test\":0},"
                        + "\"input\":[3],\"task\":\"classification\",\"outputs\":[\"p\",\"q\"],"
                        + "\"classes\":[{\"name\":\"p\",\"training\":2,\"validation\":1,\"test\":0},"
                        + "{\"name\":\"q\",\"training\":1,\"validation\":1,\"test\":0}],"
                        + "\"columns\":[{\"name\":\"n\",\"role\":\"feature\",\"kind\":\"number\",\"missing\":1,\"categories\":null},"
                        + "{\"name\":\"c\",\"role\":\"feature\",\"kind\":\"category\",\"missing\":0,\"categories\":2},"
                        + "{\"name\":\"y\",\"role\":\"target\",\"kind\":\"category\",\"missing\":0,\"categories\":2}],"
                        + "\"warnings\":[]}");
    }

    private TrainingData load(String csv, String format, String more) throws IOException {
        Files.writeString(files.resolve("t.csv"), csv);
        return Loading.load(files, json(format, more)).data();
    }

    private static String json(String format, String more) {
        return ("{" + more + "'uri':'file:t.csv','format':{'type':'csv'," + format + "}}").replace('\'', '"');
    }

    private static List<Integer> samples(Examples part) {
        List<Integer> samples = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            samples.add(part.sample(i));
        }
        return samples;
    }

    private static float[] row(TrainingData data, Examples part, int index) {
        float[] features = new float[data.input().size()];
        part.read(index, features, 0, new float[data.target().outputs()], 0);
        return features;
    }

    private static float label(TrainingData data, Examples part, int index) {
        float[] labels = new float[1];
        part.read(index, new float[data.input().size()], 0, labels, 0);
        return labels[0];
    }

    private static float[] encoded(TableEncoding encoding, String row) {
        float[] inputs = new float[encoding.input().size()];
        encoding.encode(JSON.readTree(row), inputs, 0);
        return inputs;
    }
}
