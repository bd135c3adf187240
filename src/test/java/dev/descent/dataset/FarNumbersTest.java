package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Numbers that are far outside of what the training part has. */
class FarNumbersTest {
    private static final String TRAINED = "a,b,y\n10,5,1\n14,5,2\n20,5,3\n12,5,4\n";

    @TempDir
    Path files;

    @Test
    void inARequestTheyAreToldAtTheirPlace() throws IOException {
        Encoding encoding = SpecReader.read(train().encoding(), Encoding.class);

        assertThat(told(encoding, "{\"a\": 30.5, \"b\": 5}"))
                .containsExactly(new Violation("a", "is 30.5, far outside of what was trained on: 10.0 to 20.0"));
        assertThat(told(encoding, "[-1, 5]")).extracting(Violation::path).containsExactly("[0]");
        assertThat(told(encoding, "{\"a\": 30, \"b\": 5}")).isEmpty();
        assertThat(told(encoding, "{\"a\": 0, \"b\": null}")).isEmpty();
    }

    @Test
    void ofAColumnThatWasConstantNoneIs() throws IOException {
        Encoding encoding = SpecReader.read(train().encoding(), Encoding.class);

        assertThat(told(encoding, "{\"a\": 10, \"b\": 6}")).isEmpty();
    }

    @Test
    void inAFileTheyAreCounted() throws IOException {
        Encoding encoding = SpecReader.read(train().encoding(), Encoding.class);
        Files.writeString(files.resolve("new.csv"), "a,b,y\n11,5,1\n1000,5,2\n-1000,5,3\n,5,4\n");

        assertThat(Loading.encoded(files, Loading.spec(json("new")), Part.ALL, encoding)
                        .known()
                        .warnings())
                .containsExactly(
                        "column \"a\" has numbers far outside of what is trained on (10.0 to 20.0) in 2 of 4 rows");
    }

    @Test
    void aModelThatDoesNotKnowItsRangeSaysNothing() {
        Encoding old = SpecReader.read(JsonMapper.shared().readTree("""
                        {"type": "table", "columns": [{"type": "number", "name": "a", "missing": 1.0,
                         "scaling": {"offset": 0.0, "scale": 1.0}}], "unused": [],
                         "target": {"task": "regression", "names": ["y"], "height": 1, "width": 1},
                         "scaling": {"mean": [0.0], "deviation": [1.0]}}
                        """), Encoding.class);

        assertThat(told(old, "{\"a\": 1e9}")).isEmpty();
    }

    private TrainingData train() throws IOException {
        Files.writeString(files.resolve("old.csv"), TRAINED);
        return Loading.load(files, json("old")).data();
    }

    private static List<Violation> told(Encoding encoding, String row) {
        return encoding.encode(
                JsonMapper.shared().readTree(row), new float[encoding.input().size()], 0);
    }

    private static String json(String file) {
        return ("{'uri':'file:" + file + ".csv','split':{'validation':0},'format':{'type':'csv','target':'y'}}")
                .replace('\'', '"');
    }
}
