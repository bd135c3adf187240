package dev.descent.job.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GateCheckTest {
    private static final List<String> KNOWN = List.of("loss", "validation_loss");

    @Test
    void whatIsOfTheTrainingHasBoundsAndIsNotCompared() {
        assertThat(GateCheck.faults(List.of(gate("'metric': 'loss', 'max': 1")), KNOWN))
                .isEmpty();
        assertThat(GateCheck.faults(
                        List.of(gate("'metric': 'loss', 'no_worse_than': {'tag': 'a:b'}, 'margin': 1")), KNOWN))
                .singleElement()
                .extracting(Violation::path)
                .isEqualTo("gates[0].metric");
        assertThat(GateCheck.faults(
                        List.of(gate("'metric': 'validation_loss', 'no_worse_than': {'tag': 'a:b'}, 'margin': 1")),
                        KNOWN))
                .isEmpty();
    }

    @Test
    void eachGateIsCheckedThatCouldBeRead() {
        List<@Nullable GateSpec> gates = new ArrayList<>();
        gates.add(null);
        gates.add(gate("'metric': 'validation_rmse', 'min': 1"));

        assertThat(GateCheck.faults(gates, KNOWN))
                .containsExactly(
                        new Violation("gates[1].metric", "must be one of loss, validation_loss, was validation_rmse"));
    }

    private static GateSpec gate(String members) {
        return SpecReader.read(JsonMapper.shared().readTree(("{" + members + "}").replace('\'', '"')), GateSpec.class);
    }
}
