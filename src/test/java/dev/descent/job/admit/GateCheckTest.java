package dev.descent.job.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target.Task;
import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GateCheckTest {
    private static final List<String> KNOWN =
            List.of("loss", "validation_loss", "validation_accuracy", "validation_mae");

    @Test
    void whatIsOfTheTrainingHasBoundsAndIsNotCompared() {
        assertThat(faults(Task.REGRESSION, "'metric': 'loss', 'max': 1")).isEmpty();
        assertThat(faults(Task.REGRESSION, "'metric': 'loss', 'no_worse_than': {'tag': 'a:b'}, 'margin': 1"))
                .containsExactly("gates[0].metric");
        assertThat(faults(Task.REGRESSION, "'metric': 'validation_loss', 'no_worse_than': {'tag': 'a:b'}, 'margin': 1"))
                .isEmpty();
    }

    @Test
    void eachGateIsCheckedThatCouldBeRead() {
        List<@Nullable GateSpec> gates = new ArrayList<>();
        gates.add(null);
        gates.add(gate("'metric': 'validation_precision', 'min': 1"));

        assertThat(GateCheck.faults(gates, KNOWN, Task.REGRESSION))
                .containsExactly(new Violation(
                        "gates[1].metric",
                        "must be one of " + String.join(", ", KNOWN) + ", was validation_precision"));
    }

    @Test
    void whatNoModelReachesAndEveryOneHoldsIsRefused() {
        assertThat(faults(Task.CLASSIFICATION, "'metric': 'validation_accuracy', 'min': 90"))
                .containsExactly("gates[0].min");
        assertThat(faults(
                        Task.CLASSIFICATION,
                        "'metric': 'validation_accuracy', 'no_worse_than': {'tag': 'a:b'}, 'margin': 3"))
                .containsExactly("gates[0].margin");
        assertThat(faults(Task.CLASSIFICATION, "'metric': 'validation_accuracy', 'min': 1"))
                .isEmpty();
        assertThat(faults(Task.CLASSIFICATION, "'metric': 'validation_loss', 'min': 90"))
                .isEmpty();
        assertThat(faults(Task.REGRESSION, "'metric': 'validation_mae', 'min': 90"))
                .isEmpty();
    }

    private static List<String> faults(Task task, String gate) {
        return GateCheck.faults(List.of(gate(gate)), KNOWN, task).stream()
                .map(Violation::path)
                .toList();
    }

    private static GateSpec gate(String members) {
        return SpecReader.read(JsonMapper.shared().readTree(("{" + members + "}").replace('\'', '"')), GateSpec.class);
    }
}
