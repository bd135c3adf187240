package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows and images of which some count more than others. */
class ExampleWeightsTest {
    private static final String CSV = "'target':'y','weight':'w'";

    @TempDir
    Path files;

    @Test
    void aColumnWeighsRowsAndIsNoFeature() throws IOException {
        table("a,w,y\n1,0.5,2\n2,0,3\n3,2,5\n4,1,4\n");
        TrainingData data = load(csv(CSV));

        assertThat(data.input().size()).isEqualTo(1);
        assertThat(weights(data.training())).containsExactly(0.5f, 0, 2, 1);
        assertThat(data.training().weighing().valid()).isFalse();
    }

    @Test
    void rowsThatAreLeftOutTakeTheirWeightsAlong() throws IOException {
        table("a,w,y\n1,5,2\n2,7,\n3,9,5\n4,1,4\n");

        assertThat(weights(load(csv(CSV)).training())).containsExactly(5, 9, 1);
    }

    @Test
    void columnsWithoutNamesHaveWeightsToo() throws IOException {
        table("1,5,2\n2,7,3\n3,9,5\n");

        assertThat(weights(load(csv("'header':false,'target':'column_3','weight':'column_2'"))
                        .training()))
                .containsExactly(5, 7, 9);
    }

    @Test
    void whatIsNoWeightIsNamedWithItsLine() throws IOException {
        table("a,w,y\n1,1,2\n\n2,,3\n3,-1,5\n4,much,4\n5,1e300,4\n\"6\n\",NaN,1\n");

        assertThat(faults(csv(CSV)))
                .containsExactly(
                        "format.weight must hold a number of at least 0 in each row, and has none in line 4",
                        "format.weight must hold a number of at least 0 in each row, and has \"-1\" in line 5",
                        "format.weight must hold a number of at least 0 in each row, and has \"much\" in line 6",
                        "format.weight must hold a number of at least 0 in each row, and has \"1e300\" in line 7",
                        "format.weight must hold a number of at least 0 in each row, and has none in line 8");
        table("a,w,y\n" + "1,x,2\n".repeat(20));
        assertThat(faults(csv(CSV))).hasSize(6).last().isEqualTo("format.weight has no weight in 20 rows in all");
        table("a,w,y\n" + "1,0,2\n".repeat(20));
        assertThat(faults(csv(CSV))).containsExactly("format.weight is 0 in every row: nothing would be learned");
    }

    @Test
    void whatIsNoWeightInSeveralFilesIsNamedWithItsFile() throws IOException {
        Files.createDirectories(files.resolve("d"));
        Files.writeString(files.resolve("d/1.csv"), "a,w,y\n1,1,2\n2,-1,3\n");
        Files.writeString(files.resolve("d/2.csv"), "a,w,y\n3,,5\n4,1,4\n");

        assertThat(faults(csv(CSV).replace("file:t.csv", "file:d")))
                .containsExactly(
                        "format.weight must hold a number of at least 0 in each row, and has \"-1\" in line 3 of 1.csv",
                        "format.weight must hold a number of at least 0 in each row, and has none in line 2 of 2.csv");
    }

    @Test
    void theColumnMustBeThereAndBeNothingElse() throws IOException {
        table("a,w,y\n1,1,2\n2,1,3\n");

        assertThat(faults(csv("'target':'y','weight':'v'")))
                .containsExactly("format.weight is no column of the file: \"v\"; there are a, w, y");
        assertThat(faults(csv("'target':'y','weight':'y'"))).containsExactly("format.weight is the target");
        assertThat(faults(csv(CSV + ",'features':['a','w']"))).containsExactly("format.features[1] is the weight");
    }

    @Test
    void aModelIsEvaluatedWithTheWeightsOfTheOtherData() throws IOException {
        table("a,w,y\n1,0.5,2\n2,0,3\n3,2,5\n4,1,4\n");
        Encoding encoding = SpecReader.read(load(csv(CSV)).encoding(), Encoding.class);
        table("more,y,a\n3,1,2\n4,2,3\n");
        String other = csv(CSV.replace("'w'", "'more'"));

        Examples examples = Loading.encoded(files, Loading.spec(other), Part.ALL, encoding)
                .known()
                .examples();

        assertThat(weights(examples)).containsExactly(3, 4);
    }

    @Test
    void aManifestWeighsImages() throws IOException {
        images("image,label,weight\nd.png,x,2\nc.png,y,0\nb.png,x,1\na.png,y,0.25\n");

        Examples training = load(manifest("'weight':'weight'")).training();

        assertThat(weights(training)).containsExactly(2, 0, 1, 0.25f);
        assertThat(weights(training.varied(3))).containsExactly(2, 0, 1, 0.25f);
    }

    @Test
    void faultsOfAManifestsWeightsAreNamed() throws IOException {
        images("image,label,w\nd.png,x,2\nc.png,y,-1\nb.png,x,\na.png,y,0.25\n");

        assertThat(faults(manifest("'weight':'w'")))
                .containsExactly(
                        "format.weight must hold a number of at least 0 in each row, and has \"-1\" in line 3",
                        "format.weight must hold a number of at least 0 in each row, and has none in line 4");
        assertThat(faults(manifest("'weight':'v'")))
                .containsExactly("format.weight is no column of the manifest, which has image, label, w");
        assertThat(faults(manifest("'weight':'w'").replace("'manifest':'list.csv',".replace('\'', '"'), "")))
                .containsExactly("format.weight is a column of a manifest, and there is none");
    }

    @Test
    void weightsThatNobodyAskedForAreMentioned() throws IOException {
        images("image,label,weight\nd.png,x,2\nc.png,y,0\nb.png,x,1\na.png,y,0.25\n");
        TrainingData data = load(manifest("'channels':3"));

        assertThat(data.training().weighing().examples()).isFalse();
        assertThat(data.warnings()).anyMatch(text -> text.startsWith("the manifest's column \"weight\" is not used"));
    }

    private void table(String csv) throws IOException {
        Files.writeString(files.resolve("t.csv"), csv);
    }

    private void images(String manifest) throws IOException {
        Path folder = Files.createDirectories(files.resolve("d"));
        Files.writeString(folder.resolve("list.csv"), manifest);
        for (String name : List.of("a", "b", "c", "d")) {
            Files.write(folder.resolve(name + ".png"), Pictures.image("png", 4, 4, name.charAt(0) * 0x10305));
        }
    }

    private static float[] weights(Examples part) {
        Weights weights = part.weighing().allocate(part.size(), 1);
        IntStream.range(0, part.size()).forEach(i -> part.weigh(i, weights, i));
        return weights.examples();
    }

    private TrainingData load(String json) {
        return Loading.load(files, json).data();
    }

    private List<String> faults(String json) {
        return Loading.faultTexts(files, json);
    }

    private static String csv(String format) {
        return ("{'uri':'file:t.csv','split':{'validation':0},'format':{'type':'csv'," + format + "}}")
                .replace('\'', '"');
    }

    private static String manifest(String format) {
        return ("{'uri':'file:d','split':{'validation':0},'format':{'type':'images','manifest':'list.csv','size':[4,4],"
                        + format + "}}")
                .replace('\'', '"');
    }
}
