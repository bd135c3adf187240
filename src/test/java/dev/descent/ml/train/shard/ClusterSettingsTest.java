package dev.descent.ml.train.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.spec.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ClusterSettingsTest {
    private static ClusterSettings read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), ClusterSettings.class);
    }

    @Test
    void twoWorkersMeetAtEachStepUnlessSaidOtherwise() {
        assertThat(read("{'type': 'spark'}")).isEqualTo(new ClusterSettings("spark", 2, Sync.STEP));
    }

    @Test
    void bothSpellingsComeBackAsTheyWere() {
        for (String sync : new String[] {"'step'", "{'every':50}"}) {
            String json = "{'type':'spark','workers':4,'sync':%s}".formatted(sync);
            assertThat(SpecWriter.write(read(json)).toString().replace('"', '\''))
                    .isEqualTo(json);
        }
        assertThat(read("{'type':'spark','sync':{'every':1}}").sync()).isEqualTo(Sync.STEP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {} | type | is required
                    {'type': 'flink'} | type | must be spark, was flink
                    {'type': 'spark', 'workers': 0} | workers | must be at least 1, was 0
                    {'type': 'spark', 'sync': 'epoch'} | sync | must be "step" or {"every": iterations}, was "epoch"
                    {'type': 'spark', 'sync': 50} | sync | must be "step" or {"every": iterations}, was 50
                    {'type': 'spark', 'sync': {}} | sync.every | must be an integer
                    {'type': 'spark', 'sync': {'every': 0}} | sync.every | must be at least 1, was 0
                    {'type': 'spark', 'sync': {'every': 2, 'epochs': 1}} | sync.epochs | is not known here
                    """)
    void saysWhatIsWrong(String json, String path, String message) {
        InvalidSpec refused = catchThrowableOfType(InvalidSpec.class, () -> read(json));

        assertThat(refused.violations()).containsExactly(new Violation(path, message));
    }
}
