package dev.descent.job.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.descent.http.Ids;
import dev.descent.http.Page;
import dev.descent.job.Job;
import dev.descent.job.JobConflict;
import dev.descent.job.JobNotFound;
import dev.descent.job.Progress;
import dev.descent.job.Status;
import dev.descent.job.Submission;
import dev.descent.ml.train.StopSignal.Reason;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class JobsTest {
    @AutoClose
    private final JobHouse house = new JobHouse();

    @Test
    void submittedJobIsQueuedWithItsFirstEvent() {
        Job job = house.submit("first");
        assertThat(job.status()).isEqualTo(Status.QUEUED);
        assertThat(job.submission().tags()).containsEntry("team", "a");
        assertThat(house.kinds(job.id())).containsExactly("status");
        assertThat(job.log().progress().get("iterations").intValue()).isEqualTo(20);
    }

    @Test
    void listsNewestFirstPageByPage() {
        UUID first = house.submit("1").id();
        UUID second = house.submit("2").id();
        UUID third = house.submit("3").id();
        Page<ListedJob> page = house.jobs().list(new JobFilter(null, null, null, Map.of()), 2);
        assertThat(page.data()).extracting(ListedJob::id).containsExactly(third, second);
        assertThat(page.hasMore()).isTrue();
        Page<ListedJob> next = house.jobs().list(new JobFilter(second, null, null, Map.of()), 2);
        assertThat(next.data()).extracting(ListedJob::id).containsExactly(first);
        assertThat(next.hasMore()).isFalse();
    }

    @Test
    void listsByStatusNameAndTag() {
        UUID queued = house.submit("queued").id();
        UUID cancelled = house.submit("cancelled").id();
        house.cancel(cancelled);
        assertThat(listed(Status.CANCELLED, null, Map.of())).containsExactly(cancelled);
        assertThat(listed(null, "queued", Map.of())).containsExactly(queued);
        assertThat(listed(null, null, Map.of("name", "queued"))).containsExactly(queued);
        assertThat(listed(null, null, Map.of("team", "a"))).containsExactly(cancelled, queued);
        assertThat(listed(Status.QUEUED, "cancelled", Map.of())).isEmpty();
    }

    private List<UUID> listed(@Nullable Status status, @Nullable String name, Map<String, String> tags) {
        return house.jobs().list(new JobFilter(null, status, name, tags), 10).data().stream()
                .map(ListedJob::id)
                .toList();
    }

    @Test
    void queuedJobIsCancelledAtOnce() {
        UUID id = house.submit("a").id();
        assertThat(house.cancel(id).status()).isEqualTo(Status.CANCELLED);
        assertThat(house.kinds(id)).containsExactly("status", "status", "end");
        assertThat(house.queue().claim("tester", JobHouse.LEASE)).isEmpty();
    }

    @Test
    void runningJobLearnsOfItsCancellationWithTheNextSignOfLife() {
        UUID id = house.submit("a").id();
        LeasedJob leased = house.claim(JobHouse.LEASE);
        assertThat(leased.extend()).isNull();
        assertThat(house.cancel(id).status()).isEqualTo(Status.RUNNING);
        assertThat(leased.extend()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    void pausedJobWaitsUntilItIsResumed() {
        UUID id = house.submit("a").id();
        assertThat(house.jobs().pause(id).status()).isEqualTo(Status.PAUSED);
        house.jobs().pause(id);
        assertThat(house.queue().claim("tester", JobHouse.LEASE)).isEmpty();
        assertThat(listed(Status.PAUSED, null, Map.of())).containsExactly(id);
        assertThat(house.jobs().resume(id).status()).isEqualTo(Status.QUEUED);
        house.jobs().resume(id);
        assertThat(house.claim(JobHouse.LEASE).id()).isEqualTo(id);
        assertThat(house.kinds(id)).containsExactly("status", "status", "status", "status");
    }

    @Test
    void pausedJobIsDeletedOnceItIsCancelled() {
        UUID id = house.submit("a").id();
        house.jobs().pause(id);
        assertThatExceptionOfType(JobConflict.class)
                .isThrownBy(() -> house.delete(id))
                .withMessageContaining("paused");
        assertThat(house.cancel(id).status()).isEqualTo(Status.CANCELLED);
        house.delete(id);
        assertThatExceptionOfType(JobNotFound.class).isThrownBy(() -> house.job(id));
    }

    @Test
    void queuedJobKnowsHowManyAreAhead() {
        Job first = house.submit("first");
        Job second = house.submit("second");
        Job urgent = house.submit("urgent", 5, first.spec());
        assertThat(Stream.of(urgent, first, second).map(house.jobs()::ahead)).containsExactly(0L, 1L, 2L);
        house.claim(JobHouse.LEASE);
        assertThat(house.jobs()
                        .list(new JobFilter(null, null, null, Map.of()), 10)
                        .data())
                .extracting(ListedJob::ahead)
                .containsExactly(null, 1L, 0L);
    }

    @Test
    void unknownJobIsNotFound() {
        UUID nobody = Ids.next();
        assertThatExceptionOfType(JobNotFound.class).isThrownBy(() -> house.job(nobody));
        assertThatExceptionOfType(JobNotFound.class).isThrownBy(() -> house.cancel(nobody));
        assertThatExceptionOfType(JobNotFound.class)
                .isThrownBy(() -> house.jobs().delete(nobody));
    }

    @Test
    void onlyAJobThatIsOverCanBeDeleted() {
        UUID id = house.submit("a").id();
        assertThatExceptionOfType(JobConflict.class)
                .isThrownBy(() -> house.jobs().delete(id))
                .withMessageContaining("queued");
        house.cancel(id);
        house.jobs().delete(id);
        assertThatExceptionOfType(JobNotFound.class).isThrownBy(() -> house.job(id));
        assertThat(house.kinds(id)).isEmpty();
    }

    @Test
    void sameKeyAndBodyAreTheSameJob() {
        Job first = submit("key", "{}");
        assertThat(submit("key", "{}").id()).isEqualTo(first.id());
        assertThat(submit("other key", "{}").id()).isNotEqualTo(first.id());
        assertThat(house.queue().depth()).isEqualTo(2);
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        submit("key", "{}");
        assertThatExceptionOfType(IdempotencyKeyReused.class).isThrownBy(() -> submit("key", "{\"a\":1}"));
        assertThat(house.queue().depth()).isEqualTo(1);
    }

    @Test
    void submissionsThatRaceWithOneKeyMakeOneJob() {
        List<UUID> ids = Together.run(6, part -> submit("key", "{}").id());
        assertThat(ids).containsOnly(ids.get(0));
        assertThat(house.queue().depth()).isEqualTo(1);
    }

    @Test
    void deletingTheJobFreesItsKey() {
        Job first = submit("key", "{}");
        house.cancel(first.id());
        house.jobs().delete(first.id());
        assertThat(submit("key", "{}").id()).isNotEqualTo(first.id());
    }

    private Job submit(String key, String body) {
        Submission submission = JobHouse.submission("a", 0, JsonNodeFactory.instance.objectNode());
        return house.submissions().submit(submission, Progress.none(2, 20L), new IdempotencyKey(key, body), null);
    }
}
