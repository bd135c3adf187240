package dev.descent.race;

import dev.descent.job.Job;
import dev.descent.job.admit.Admission;
import dev.descent.job.admit.Admitted;
import dev.descent.job.queue.IdempotencyKey;
import dev.descent.job.queue.Submissions;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.race.Race.RacingJob;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Has the jobs of races queued, each once, however often it is asked to. */
@Component
class RaceQueue {
    private final RacingJobStore store;
    private final Admission admission;
    private final Submissions submissions;

    RaceQueue(RacingJobStore store, Admission admission, Submissions submissions) {
        this.store = store;
        this.admission = admission;
        this.submissions = submissions;
    }

    /** Queues a job that is not yet, or writes down why it cannot be. */
    void add(Race race, RacingJob racing) {
        RaceEntry entry = race.spec().entries().get(racing.entry());
        ObjectNode body = new RaceJobs(race.spec()).body(race.id(), entry, racing.seed());
        String name = "race/" + race.id() + "/" + racing.entry() + "/" + racing.seed();
        IdempotencyKey key = Objects.requireNonNull(IdempotencyKey.of(name, body));
        try {
            Job job = submissions.earlier(key).orElseGet(() -> submit(body, key));
            store.queued(race.id(), racing, job.id());
        } catch (InvalidSpec changed) {
            store.refused(race.id(), racing, String.valueOf(changed.getMessage()));
        }
    }

    private Job submit(ObjectNode body, IdempotencyKey key) {
        Admitted admitted = admission.admit(body);
        return submissions.submit(admitted.submission(body), admitted.planned(), key, admitted.start());
    }
}
