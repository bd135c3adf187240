package dev.descent.race;

import dev.descent.job.Job;
import dev.descent.job.admit.Admission;
import dev.descent.job.admit.Admitted;
import dev.descent.job.queue.CheckpointPruned;
import dev.descent.job.queue.IdempotencyKey;
import dev.descent.job.queue.Submissions;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.race.Race.RacingJob;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Has the jobs of races queued, each once, however often it is asked to. */
@Component
class RaceQueue {
    private static final Logger LOG = LoggerFactory.getLogger(RaceQueue.class);

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
        add(race, racing, admission::admit);
    }

    /**
     * Queues the jobs of a race that has just been let in.
     *
     * @param admitted job of each entry, of any seed
     */
    void addAll(Race race, List<Admitted> admitted) {
        race.jobs()
                .forEach(racing ->
                        add(race, racing, body -> admitted.get(racing.entry()).withSeed(racing.seed())));
    }

    private void add(Race race, RacingJob racing, Function<JsonNode, Admitted> admit) {
        RaceEntry entry = race.spec().entries().get(racing.entry());
        ObjectNode body = new RaceJobs(race.spec()).body(race.id(), entry, racing.seed());
        String name = "race/" + race.id() + "/" + racing.entry() + "/" + racing.seed();
        IdempotencyKey key = Objects.requireNonNull(IdempotencyKey.of(name, body));
        try {
            Job job = submissions.earlier(key).orElseGet(() -> submit(body, admit.apply(body), key));
            store.queued(race.id(), racing, job.id());
        } catch (InvalidSpec changed) {
            store.refused(race.id(), racing, String.valueOf(changed.getMessage()));
        } catch (CheckpointPruned replaced) {
            LOG.debug("The checkpoint that {} begins from was replaced; the next look takes the newer one", name);
        }
    }

    private Job submit(ObjectNode body, Admitted admitted, IdempotencyKey key) {
        return submissions.submit(admitted.submission(body), admitted.planned(), key, admitted.start());
    }
}
