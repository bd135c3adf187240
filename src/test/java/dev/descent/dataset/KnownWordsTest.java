package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.KnownExamples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.TableEncoding;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Words of other data, and of requests, that a model learned in another spelling or not at all. */
class KnownWordsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path files;

    @Test
    void equalNumbersAreOneCategoryAndOneClass() throws IOException {
        TrainingData data = train(
                "c,k,y\n1,0,1\n1.0,0.0,2\n2,1,3\n+2,1.00,4\n",
                "'target':'k','task':'classification','categorical':['c']");

        assertThat(data.target().names()).containsExactly("0", "1");
        assertThat(data.encoding().get("columns").get(0).get("categories").toString())
                .isEqualTo("[\"1\",\"2\"]");
    }

    @Test
    void equalNumbersAreFoundInFilesAndInRequests() throws IOException {
        TrainingData data = train("c,a,y\n1,0,p\n2,1,q\n3,2,p\n1,3,q\n", "'target':'y','categorical':['c']");
        KnownExamples known = evaluate(data, "c,a,y\n3.0,0,p\n02,1,q\n", "'target':'y'");

        assertThat(known.warnings()).isEmpty();
        assertThat(row(data, known, 0)).startsWith(0, 0, 1);
        assertThat(row(data, known, 1)).startsWith(0, 1, 0);
        for (String three : new String[] {"3", "3.0", "\"3\"", "\"3.0\"", "\" 03\\u00a0\"", "3e0"}) {
            assertThat(encoded(data, "{\"c\": " + three + ", \"a\": 1}")).startsWith(0, 0, 1);
        }
    }

    @Test
    void codesWithLeadingZerosStayApartAndAreFoundWhereTheyAreMeant() throws IOException {
        TrainingData data = train("c,y\n007,p\n7,q\n01,p\n007,q\n", "'target':'y','categorical':['c']");

        assertThat(data.warnings())
                .anyMatch(warning -> warning.contains("\"007\" and \"7\", which are equal as numbers"));
        assertThat(encoded(data, "{\"c\": \"007\"}")).containsExactly(1, 0, 0);
        assertThat(encoded(data, "{\"c\": 7}")).containsExactly(0, 0, 1);
        assertThat(encoded(data, "{\"c\": 1}")).containsExactly(0, 1, 0);
    }

    @Test
    void unknownWordsOfAFileAreCountedAndTold() throws IOException {
        TrainingData data = train("c,y\nred,p\nblue,q\nred,q\n", "'target':'y'");
        KnownExamples known = evaluate(data, "c,y\nred,p\nRed,q\ngreen,p\nRed,p\n,p\n", "'target':'y'");

        assertThat(known.warnings())
                .containsExactly(
                        "column \"c\" has 2 categories that no training example has, such as \"Red\" (did you mean"
                                + " \"red\"?): they count as none in 3 of 5 rows");
    }

    @Test
    void anUnknownWordOfARequestIsRefusedAtItsPlace() throws IOException {
        TrainingData data = train("c,y\nred,p\nblue,q\nred,q\n", "'target':'y'");

        assertThatThrownBy(() -> encoded(data, "{\"c\": \"Red\"}"))
                .isInstanceOfSatisfying(InvalidSpec.class, invalid -> {
                    assertThat(invalid.violations().get(0).path()).isEqualTo("c");
                    assertThat(invalid.getMessage()).contains("did you mean \"red\"?");
                });
        assertThatThrownBy(() -> encoded(data, "{\"c\": 9}"))
                .hasMessageContaining("c has \"9\" in column \"c\", which no training example has");
        assertThat(encoded(data, "{\"c\": null}")).containsExactly(0, 0);
    }

    @Test
    void anUnknownWordIsToldAndTakenAsNoneWhereTheFormatSaysSo() throws IOException {
        TrainingData data = train("c,y\nred,p\nblue,q\nred,q\n", "'target':'y','unseen':'ignore'");
        Encoding encoding = SpecReader.read(data.encoding(), Encoding.class);

        assertThat(encoding.encode(JSON.readTree("[\"Red\"]"), new float[2], 0))
                .containsExactly(new Violation(
                        "[0]",
                        "has \"Red\" (did you mean \"red\"?) in column \"c\", which no training example has: it counts as"
                                + " none"));
        assertThat(encoding.encode(JSON.readTree("[null]"), new float[2], 0)).isEmpty();
        assertThat(encoded(data, "{\"c\": \"pink\"}")).containsExactly(0, 0);
    }

    @Test
    void classesInAnotherCaseAreToldWithWhatMayBeMeant() throws IOException {
        TrainingData data = train("a,y\n1,cow\n2,hen\n3,cow\n", "'target':'y'");

        assertThatThrownBy(() -> evaluate(data, "a,y\n1,Cow\n", "'target':'y'"))
                .hasMessageContaining("did you mean cow?");
    }

    @Test
    void oneClassAndOneRowAreEnoughToBeEvaluatedOn() throws IOException {
        TrainingData data = train("a,y\n1,0\n2,1\n3,0\n4,1\n", "'target':'y','task':'classification'");

        assertThat(evaluate(data, "a,y\n1,1.0\n2,1\n", "'target':'y'")
                        .examples()
                        .size())
                .isEqualTo(2);
        assertThat(evaluate(data, "a,y\n1,0.0\n", "'target':'y'").examples().size())
                .isEqualTo(1);
        assertThatThrownBy(() -> evaluate(data, "a,z\n1,0.0\n", "'target':'y'"))
                .hasMessageContaining("format.target is no column of the file: \"y\"");
    }

    @Test
    void encodingsOfVersionsThatKeptEverySpellingAreRead() {
        TableEncoding old = (TableEncoding) SpecReader.read(JSON.readTree("""
                        {"type": "table", "columns": [{"type": "category", "name": "c", "categories": ["1", "1.0", "True", "x "]}],
                         "unused": ["y"], "target": {"task": "regression", "names": ["y"], "height": 1, "width": 1},
                         "scaling": {"mean": [0.0], "deviation": [1.0]}}
                        """), Encoding.class);

        assertThat(encoded(old, "{\"c\": \"1.0\"}")).containsExactly(0, 1, 0, 0);
        assertThat(encoded(old, "{\"c\": 1}")).containsExactly(1, 0, 0, 0);
        assertThat(encoded(old, "{\"c\": true}")).containsExactly(0, 0, 1, 0);
        assertThat(encoded(old, "{\"c\": \"x\"}")).containsExactly(0, 0, 0, 1);
    }

    private TrainingData train(String csv, String format) throws IOException {
        Files.writeString(files.resolve("old.csv"), csv);
        return Loading.load(files, json("old", format)).data();
    }

    private KnownExamples evaluate(TrainingData trained, String csv, String format) throws IOException {
        Files.writeString(files.resolve("new.csv"), csv);
        Encoding encoding = SpecReader.read(trained.encoding(), Encoding.class);
        return Loading.encoded(files, Loading.spec(json("new", format)), Part.ALL, encoding)
                .known();
    }

    private static float[] row(TrainingData trained, KnownExamples known, int index) {
        float[] features = new float[trained.input().size()];
        known.examples().read(index, features, 0, new float[trained.target().outputs()], 0);
        return features;
    }

    private static float[] encoded(TrainingData trained, String row) {
        return encoded((TableEncoding) SpecReader.read(trained.encoding(), Encoding.class), row);
    }

    private static float[] encoded(TableEncoding encoding, String row) {
        float[] inputs = new float[encoding.input().size()];
        encoding.encode(JSON.readTree(row), inputs, 0);
        return inputs;
    }

    private static String json(String file, String format) {
        return ("{'uri':'file:" + file + ".csv','split':{'validation':0},'format':{'type':'csv'," + format + "}}")
                .replace('\'', '"');
    }
}
