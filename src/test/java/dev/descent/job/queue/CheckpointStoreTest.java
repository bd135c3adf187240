package dev.descent.job.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.descent.artifact.Artifact;
import dev.descent.event.log.EventKind;
import dev.descent.job.Job;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.Progress;
import dev.descent.job.Status;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checkpoints come and go with the log, in one transaction. */
class CheckpointStoreTest {
    @AutoClose
    private final JobHouse house = new JobHouse();

    private final UUID id = house.submit("a").id();
    private final LeasedJob leased = house.claim(JobHouse.LEASE);

    @Test
    void theNewestStayAndThoseThatTheyNeed() {
        keep(10, null);
        keep(20, 20L);
        keep(30, 20L);
        keep(40, 20L);
        keep(50, 20L);

        assertThat(iterations()).containsExactly(50L, 40L, 20L);
        assertThat(house.artifacts().list(id))
                .extracting(Artifact::name)
                .containsExactlyInAnyOrder("checkpoint-20.zip", "checkpoint-40.zip", "checkpoint-50.zip");
        assertThat(house.data(id, EventKind.CHECKPOINT)).hasSize(5);
    }

    @Test
    void aLostJobIsWoundBackToTheNewestOne() {
        JobHouse.append(leased, 1, 5, 4, 3, 2);
        keep(3, null);
        JobHouse.append(leased, 5, 1, 0);
        house.lose(id);

        Job job = house.job(id);
        assertThat(job.status()).isEqualTo(Status.QUEUED);
        assertThat(job.log().iteration()).isEqualTo(3);
        assertThat(job.log().metrics().get("loss").intValue()).isEqualTo(3);
        assertThat(job.log().progress().get("fraction").doubleValue()).isEqualTo(3 / 20.0);
        assertThat(house.series(id, "loss")).containsExactly(5.0, 4.0, 3.0);
        assertThat(rewound()).isEqualTo(3);
        assertThat(house.claim(JobHouse.LEASE).iteration()).isEqualTo(3);
    }

    @Test
    void aRunThatGoesBackLosesLaterCheckpoints() {
        JobHouse.append(leased, 1, 5, 4, 3, 2);
        keep(2, null);
        keep(4, null);
        leased.rewind(leased.checkpoints().get(1), List.of());

        assertThat(iterations()).containsExactly(2L);
        assertThat(house.series(id, "loss")).containsExactly(5.0, 4.0);
        assertThat(house.job(id).log().iteration()).isEqualTo(2);
        assertThat(rewound()).isEqualTo(2);
        assertThat(house.kinds(id)).endsWith("rewind");
    }

    @Test
    void aWorkerThatLostItsJobKeepsNone() {
        house.lose(id);

        assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> keep(3, null));
        assertThat(iterations()).isEmpty();
        assertThat(house.artifacts().list(id)).isEmpty();
    }

    @Test
    void aRepeatedAppendKeepsACheckpointOnce() {
        KeptCheckpoint checkpoint = checkpoint(3, null);
        JsonNode none = JsonNodeFactory.instance.objectNode();
        LogAppend append = new LogAppend(null, List.of(checkpoint.event()), List.of(checkpoint), 2);
        LeasedJob again = house.again(leased);
        leased.append(append, 3, none, none);
        again.append(append, 3, none, none);

        assertThat(iterations()).containsExactly(3L);
        assertThat(house.data(id, EventKind.CHECKPOINT)).hasSize(1);
    }

    private void keep(long iteration, @Nullable Long best) {
        KeptCheckpoint checkpoint = checkpoint(iteration, best);
        JsonNode progress = Progress.none(2, 20L).toJson();
        leased.append(
                new LogAppend(null, List.of(checkpoint.event()), List.of(checkpoint), 2),
                leased.iteration(),
                progress,
                JsonNodeFactory.instance.objectNode());
    }

    private KeptCheckpoint checkpoint(long iteration, @Nullable Long best) {
        Artifact artifact = house.files().keep(id, KeptCheckpoint.name(iteration), out -> out.write((int) iteration));
        List<Long> needs = best == null || best == iteration ? List.of() : List.of(best);
        JsonNode metrics = JsonNodeFactory.instance.objectNode().put("loss", iteration);
        return new KeptCheckpoint(iteration, 1, artifact, needs, best, metrics);
    }

    private List<Long> iterations() {
        return house.checkpoints(id).stream().map(KeptCheckpoint::iteration).toList();
    }

    private long rewound() {
        List<JsonNode> rewinds = house.data(id, EventKind.REWIND);
        return rewinds.get(rewinds.size() - 1).get("iteration").longValue();
    }
}
