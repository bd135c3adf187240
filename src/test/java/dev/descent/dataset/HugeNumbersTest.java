package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers whose squares no double holds. */
class HugeNumbersTest {
    @TempDir
    Path files;

    @ParameterizedTest
    @CsvSource({
        "1e300, standardize",
        "1e300, min_max",
        "1e200, standardize",
        "1e-310, standardize",
        "1e-200, standardize"
    })
    void featuresAreScaledRightAndTheirEncodingCanBeReadBack(double unit, String normalize) throws IOException {
        write(i -> i * unit + "," + i);
        TrainingData data = Loading.load(files, json(normalize)).data();
        float[] first = new float[1];
        data.training().read(0, first, 0, new float[1], 0);
        TrainingData plain = plain(normalize);
        float[] expected = new float[1];
        plain.training().read(0, expected, 0, new float[1], 0);

        assertThat(first[0]).isCloseTo(expected[0], org.assertj.core.api.Assertions.within(1e-5f));
        assertThat(SpecWriter.write(SpecReader.read(data.encoding(), Encoding.class)))
                .isEqualTo(data.encoding());
    }

    @ParameterizedTest
    @CsvSource({"1e300, none", "1e20, none"})
    void featuresThatStayTooLargeAreRefused(double unit, String normalize) throws IOException {
        write(i -> i * unit + "," + i);

        assertThat(faults(normalize)).singleElement().asString().contains("\"a\", which is too large for a network");
    }

    @Test
    void featuresTooFarApartAreRefused() throws IOException {
        write(i -> (i % 2 == 0 ? "1.7e308" : "-1.7e308") + "," + i);

        assertThat(faults("min_max")).singleElement().asString().contains("\"a\", which are too far apart");
        assertThat(faults("standardize")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1e300, too large", "1e200, too large", "1e40, too large", "1e-200, too little"})
    void targetsThatCannotBeLearnedAreRefused(double unit, String why) throws IOException {
        write(i -> i + "," + (i + 1) * unit);

        for (String normalize : List.of("standardize", "min_max", "none")) {
            assertThat(faults(normalize))
                    .singleElement()
                    .asString()
                    .startsWith("format.target")
                    .contains("\"y\"", why);
        }
    }

    private TrainingData plain(String normalize) throws IOException {
        write(i -> i + "," + i);
        return Loading.load(files, json(normalize)).data();
    }

    private void write(IntFunction<String> row) throws IOException {
        Files.writeString(
                files.resolve("t.csv"),
                "a,y\n" + IntStream.range(0, 30).mapToObj(row).collect(Collectors.joining("\n")));
    }

    private List<String> faults(String normalize) {
        return Loading.faultTexts(files, json(normalize));
    }

    private static String json(String normalize) {
        return ("{'uri':'file:t.csv','normalize':'" + normalize
                        + "','format':{'type':'csv','target':'y','task':'regression'}}")
                .replace('\'', '"');
    }
}
