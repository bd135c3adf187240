package dev.descent.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.train.StopSignal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Attempts ONCE = new Attempts(1, 0, null);
    private static final Retries RETRIES = new Retries(3, Duration.ofSeconds(5));
    private static final Receipt RECEIPT = new Receipt(3L, 3L, 0L, "abc", null);

    @Test
    void queuedJobIsCancelledAtOnce() {
        State cancelled = State.queued().cancel(NOW);
        assertThat(cancelled.status()).isEqualTo(Status.CANCELLED);
        assertThat(cancelled.finishedAt()).isEqualTo(NOW);
    }

    @Test
    void runningJobIsAskedToStop() {
        State asked = running(1).cancel(NOW);
        assertThat(asked.status()).isEqualTo(Status.RUNNING);
        assertThat(asked.asked()).isEqualTo(Reason.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED"})
    void whatIsOverCannotBeCancelled(Status status) {
        assertThatThrownBy(() -> ended(status).cancel(NOW))
                .isInstanceOf(JobConflict.class)
                .hasMessageContaining(status.word());
    }

    /** A client whose first answer was lost asks once more. */
    @Test
    void cancellingAndResumingOnceMoreChangeNothing() {
        State cancelled = State.queued().cancel(NOW);
        assertThat(cancelled.cancel(NOW.plusSeconds(9))).isEqualTo(cancelled);
        State running = running(1);
        assertThat(running.resume()).isEqualTo(running);
    }

    @ParameterizedTest
    @EnumSource(names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
    void onlyRunningJobIsFinishedReleasedOrExpired(Status status) {
        State state =
                switch (status) {
                    case QUEUED -> State.queued();
                    case PAUSED -> State.queued().pause();
                    default -> ended(status);
                };
        assertThatIllegalStateException().isThrownBy(() -> state.finish(Outcome.succeeded(), RECEIPT, NOW));
        assertThatIllegalStateException().isThrownBy(() -> state.release(false, NOW));
        assertThatIllegalStateException().isThrownBy(() -> state.expire(false, RETRIES, NOW));
    }

    @Test
    void drainedAttemptDoesNotCount() {
        State released = running(2).release(false, NOW);
        assertThat(released.status()).isEqualTo(Status.QUEUED);
        assertThat(released.attempt()).isEqualTo(1);
        assertThat(released.lease()).isNull();
    }

    @Test
    void deadWorkersAttemptCounts() {
        State expired = running(2).expire(false, RETRIES, NOW);
        assertThat(expired.status()).isEqualTo(Status.QUEUED);
        assertThat(expired.attempt()).isEqualTo(2);
    }

    @Test
    void jobThatKillsEveryWorkerFails() {
        State expired = running(3).expire(false, RETRIES, NOW);
        assertThat(expired.status()).isEqualTo(Status.FAILED);
        assertThat(expired.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("worker_lost");
            assertThat(failure.title()).isEqualTo("Worker lost");
            assertThat(failure.detail()).contains("3 times", "w1");
        });
    }

    @Test
    void cancelledJobIsNotQueuedAgain() {
        State asked = running(1).cancel(NOW);
        assertThat(asked.release(false, NOW).status()).isEqualTo(Status.CANCELLED);
        assertThat(asked.expire(false, RETRIES, NOW).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void waitingJobIsPausedAndResumedAtOnce() {
        State paused = State.queued().pause();
        assertThat(paused.status()).isEqualTo(Status.PAUSED);
        assertThat(paused.pause()).isEqualTo(paused);
        assertThat(paused.resume()).isEqualTo(State.queued());
        assertThat(State.queued().resume()).isEqualTo(State.queued());
        assertThat(paused.cancel(NOW).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void runningJobIsAskedToPauseAndIsPausedWhenItIsGivenBack() {
        State asked = running(2).pause();
        assertThat(asked.status()).isEqualTo(Status.RUNNING);
        assertThat(asked.asked()).isEqualTo(Reason.PAUSED);
        assertThat(asked.pause()).isEqualTo(asked);
        State paused = asked.release(false, NOW);
        assertThat(paused.status()).isEqualTo(Status.PAUSED);
        assertThat(paused.attempt()).isEqualTo(1);
        assertThat(paused.lease()).isNull();
        assertThat(asked.expire(false, RETRIES, NOW).status()).isEqualTo(Status.PAUSED);
    }

    @Test
    void pauseThatIsWithdrawnLetsTheRunGoOn() {
        State resumed = running(1).pause().resume();
        assertThat(resumed.status()).isEqualTo(Status.RUNNING);
        assertThat(resumed.asked()).isNull();
        assertThat(resumed.release(false, NOW).status()).isEqualTo(Status.QUEUED);
    }

    @Test
    void cancellingGoesBeforePausing() {
        State cancelled = running(1).pause().cancel(NOW);
        assertThat(cancelled.asked()).isEqualTo(Reason.CANCELLED);
        assertThatThrownBy(cancelled::pause).isInstanceOf(JobConflict.class).hasMessageContaining("being cancelled");
        assertThatThrownBy(cancelled::resume).isInstanceOf(JobConflict.class).hasMessageContaining("being cancelled");
    }

    @Test
    void whatIsOverIsNotResumed() {
        assertThatThrownBy(ended(Status.SUCCEEDED)::resume).isInstanceOf(JobConflict.class);
        assertThatThrownBy(ended(Status.SUCCEEDED)::pause)
                .isInstanceOf(JobConflict.class)
                .hasMessage("The job is succeeded already: there is nothing to pause.");
    }

    @Test
    void eachLostWorkerDoublesThePauseBeforeTheNext() {
        assertThat(running(1).expire(false, RETRIES, NOW).attempts().notBefore())
                .isEqualTo(NOW.plusSeconds(5));
        assertThat(running(2).expire(false, RETRIES, NOW).attempts().notBefore())
                .isEqualTo(NOW.plusSeconds(10));
        Retries many = new Retries(100, Duration.ofSeconds(5));
        assertThat(running(90).expire(false, many, NOW).attempts().notBefore()).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void progressBeginsTheCountOfLostWorkersAnew() {
        State further = running(3).expire(true, RETRIES, NOW);
        assertThat(further.status()).isEqualTo(Status.QUEUED);
        assertThat(further.attempts()).isEqualTo(new Attempts(3, 1, null));
        assertThat(running(3).release(true, NOW).attempts().lost()).isZero();
        assertThat(running(3).release(false, NOW).attempts().lost()).isEqualTo(2);
    }

    @Test
    void contradictionsCannotBeMade() {
        Lease lease = new Lease(UUID.randomUUID(), NOW, "w1", 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new State(Status.QUEUED, Attempts.NONE, null, lease, null, null, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new State(Status.QUEUED, Attempts.NONE, Reason.PAUSED, null, null, null, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new State(Status.RUNNING, ONCE, null, null, null, null, null, NOW, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new State(Status.FAILED, ONCE, null, null, null, null, null, NOW, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new State(Status.SUCCEEDED, ONCE, null, null, null, null, null, NOW, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new State(Status.CANCELLED, ONCE, null, null, null, null, null, NOW, null));
    }

    private static State running(int attempt) {
        Lease lease = new Lease(UUID.randomUUID(), NOW, "w1", 0);
        return new State(
                Status.RUNNING, new Attempts(attempt, attempt - 1, null), null, lease, null, null, null, NOW, null);
    }

    private static State ended(Status status) {
        Failure failure = status == Status.FAILED ? Failure.of("some_reason", "It failed.") : null;
        return running(1).finish(new Outcome(status, failure, null), RECEIPT, NOW);
    }
}
