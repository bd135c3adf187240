package dev.descent.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.TrainingSettings;
import dev.descent.race.Race.RacingJob;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RaceTest {
    private static final RaceSpec SPEC = SpecReader.read(JsonMapper.shared().readTree("""
                    {"base": {"dataset": {"uri": "sample:spirals"}, "model": "mlp", "loss": "mse", "training": {"epochs": 8}},
                     "entries": [{"name": "a"}, {"name": "b"}, {"name": "c"}], "seeds": [1, 2],
                     "halving": {"first": 2, "factor": 2}}
                    """), RaceSpec.class);

    @Test
    void thereIsNoRungPastTheLast() {
        assertThat(at(0).rungs()).containsExactly(2, 4);
        assertThat(at(0).rungEpoch()).isEqualTo(2);
        assertThat(at(1).rungEpoch()).isEqualTo(4);
        assertThat(at(2).rungEpoch()).isNull();
    }

    @Test
    void entriesStandOnceHoweverManySeedsTheyHave() {
        Race race = at(1, job(0, null), job(0, null), job(1, 0), job(1, 0), job(2, null), job(2, null));

        assertThat(race.standing()).containsExactly(0, 2);
        assertThat(race.leftAt(1)).isZero();
        assertThat(race.leftAt(2)).isNull();
    }

    /** Its rungs would lie elsewhere if the two said different things. */
    @Test
    void aBaseThatSaysNoEpochsHasThoseOfAJob() {
        RaceSpec silent = SpecReader.read(JsonMapper.shared().readTree("""
                        {"base": {"dataset": {"uri": "sample:spirals"}, "model": "mlp", "loss": "mse"},
                         "entries": [{"name": "a"}, {"name": "b"}]}
                        """), RaceSpec.class);
        JsonNode nothing = JsonMapper.shared().createObjectNode();

        assertThat(silent.epochs())
                .isEqualTo(SpecReader.read(nothing, TrainingSettings.class).epochs());
    }

    private static Race at(int rung, RacingJob... jobs) {
        return new Race(new UUID(0, 1), SPEC, rung, false, Instant.EPOCH, null, List.of(jobs));
    }

    private static RacingJob job(int entry, @Nullable Integer leftAt) {
        return new RacingJob(entry, 1, null, null, leftAt);
    }
}
