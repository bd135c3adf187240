package dev.descent.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.descent.job.Job;
import dev.descent.job.JobSpec;
import dev.descent.job.Submission;
import dev.descent.job.admit.Admission;
import dev.descent.job.admit.Admitted;
import dev.descent.job.queue.CheckpointPruned;
import dev.descent.job.queue.Submissions;
import dev.descent.ml.spec.SpecReader;
import dev.descent.race.Race.RacingJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RaceQueueTest {
    private static final String JOB =
            "{\"dataset\": {\"uri\": \"sample:spirals\"}, \"model\": \"mlp\", \"loss\": \"mse\"}";

    private final RacingJobStore store = mock(RacingJobStore.class);
    private final Admission admission = mock(Admission.class);
    private final Submissions submissions = mock(Submissions.class);
    private final RaceQueue queue = new RaceQueue(store, admission, submissions);
    private final Race race = new Race(
            new UUID(0, 1),
            SpecReader.read(
                    JsonMapper.shared()
                            .readTree("{\"base\": " + JOB
                                    + ", \"entries\": [{\"name\": \"a\"}, {\"name\": \"b\"}], \"seeds\": [7, 8]}"),
                    RaceSpec.class),
            0,
            false,
            Instant.EPOCH,
            null,
            List.of(new RacingJob(0, 7, null, null, null), new RacingJob(0, 8, null, null, null)));

    @BeforeEach
    void nothingIsQueued() {
        when(submissions.earlier(any())).thenReturn(Optional.empty());
        when(admission.admit(any())).thenReturn(admitted());
    }

    @Test
    void jobsThatWereLetInAreNotCheckedAgain() {
        Job job = mock(Job.class);
        when(job.id()).thenReturn(new UUID(0, 2));
        List<Long> seeds = new ArrayList<>();
        when(submissions.submit(any(), any(), any(), any())).thenAnswer(call -> {
            Submission submission = call.getArgument(0);
            seeds.add(submission.spec().get("training").get("seed").longValue());
            return job;
        });

        queue.addAll(race, List.of(admitted()));

        assertThat(seeds).containsExactly(7L, 8L);
        verify(admission, never()).admit(any());
        verify(store).queued(race.id(), race.jobs().get(1), job.id());
    }

    @Test
    void jobWhoseCheckpointWasReplacedIsLeftForTheNextLook() {
        when(submissions.submit(any(), any(), any(), any())).thenThrow(mock(CheckpointPruned.class));

        queue.addAll(race, List.of(admitted()));

        verify(store, never()).queued(any(), any(), any());
        verify(store, never()).refused(any(), any(), any());
        queue.add(race, race.jobs().get(0));
        verify(admission).admit(any());
    }

    private static Admitted admitted() {
        JsonNode data = JsonMapper.shared().createObjectNode();
        return new Admitted(SpecReader.read(JsonMapper.shared().readTree(JOB), JobSpec.class), null, null, null, data);
    }
}
