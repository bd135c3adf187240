package dev.descent.ml.gate;

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

class GateSpecTest {
    private static final String BRANCH = "'no_worse_than': {'tag': 'branch:main'}";

    @Test
    void aComparisonHasAConfidenceAndIsWrittenAsItIsRead() {
        GateSpec gate = read("{'metric': 'validation_accuracy', " + BRANCH + ", 'margin': 0.03}");

        assertThat(gate.confidence()).isEqualTo(0.95);
        assertThat(SpecReader.read(SpecWriter.write(gate), GateSpec.class)).isEqualTo(gate);
    }

    @Test
    void aNumberAloneHasNone() {
        GateSpec gate = read("{'metric': 'validation_loss', 'max': 0.4}");

        assertThat(gate.confidence()).isNull();
        assertThat(SpecReader.read(SpecWriter.write(gate), GateSpec.class)).isEqualTo(gate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'min': 1}                                              | metric",
                "{'metric': 'a'}                                         | \"\"",
                "{'metric': 'a', 'min': 1, 'max': 2}                     | \"\"",
                "{'metric': 'a', 'min': 1, 'margin': 0.1}                | margin",
                "{'metric': 'a', 'min': 1, 'confidence': 0.9}            | confidence",
                "{'metric': 'a', BRANCH}                                 | margin",
                "{'metric': 'a', BRANCH, 'margin': -0.1}                 | margin",
                "{'metric': 'a', BRANCH, 'margin': 0, 'confidence': 1}   | confidence",
                "{'metric': 'a', BRANCH, 'margin': 0, 'min': 1}          | \"\"",
                "{'metric': 'a', 'no_worse_than': {}, 'margin': 0}       | no_worse_than",
                "{'metric': 'a', 'no_worse_than': {'job': '7'}, 'margin': 0}   | no_worse_than.job",
                "{'metric': 'a', 'no_worse_than': {'tag': 'main'}, 'margin': 0} | no_worse_than.tag",
                "{'metric': 'a', 'min': 1, 'most': 2}                    | most"
            })
    void whatIsNoGateIsRefusedWhereItIsWrong(String gate, String path) {
        InvalidSpec refused = catchThrowableOfType(InvalidSpec.class, () -> read(gate.replace("BRANCH", BRANCH)));

        assertThat(refused.violations()).extracting(Violation::path).containsExactly(path);
    }

    private static GateSpec read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), GateSpec.class);
    }
}
