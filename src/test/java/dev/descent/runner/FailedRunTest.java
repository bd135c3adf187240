package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.job.Failure;
import dev.descent.job.Job;
import dev.descent.job.Receipt;
import dev.descent.job.Status;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.TrainingFailed;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class FailedRunTest extends WorkersFixture {
    @Test
    void failedTrainingTellsItsReason() {
        start(1, run -> {
            run.log().iteration(1, 1, Map.of("loss", Double.NaN));
            throw new TrainingFailed("non_finite_loss", "The loss was NaN at iteration 1.");
        });
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure())
                .isEqualTo(new Failure("non_finite_loss", "Non finite loss", "The loss was NaN at iteration 1."));
        assertThat(house.series(job.id(), "loss")).containsExactly(Double.NaN);
        assertThat(job.receipt()).isEqualTo(new Receipt(1L, 1L, 0L, null, null));
    }

    @Test
    void unexpectedFailureShowsNothingOfTheInside() {
        start(1, run -> {
            throw new IllegalStateException("secret path /srv/x");
        });
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("internal_error");
            assertThat(failure.detail()).doesNotContain("secret");
        });
    }

    @Test
    void threadOutlivesAJobThatRanOutOfMemory() {
        AtomicInteger runs = new AtomicInteger();
        start(1, run -> {
            if (runs.incrementAndGet() == 1) {
                throw new OutOfMemoryError("Cannot allocate");
            }
            return threeIterations(run);
        });
        Job first = ended(house.submit("a", 0, SPEC).id());
        assertThat(first.failure()).isNotNull().extracting(Failure::type).isEqualTo("out_of_memory");
        assertThat(ended(house.submit("b", 0, SPEC).id()).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void nativeCodeThatGetsNoMemoryFailsItsJobAlone() {
        start(1, run -> {
            throw new IllegalStateException(
                    "a batch could not be read", new RuntimeException("Allocation failed: [Requested amount exceeds"));
        });
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("out_of_memory");
            assertThat(failure.detail()).contains("Try smaller batches");
        });
    }

    @Test
    void errorOutsideOfTrainingTakesNoSlot() {
        AtomicInteger loads = new AtomicInteger();
        start(training(
                prepared((spec, watch) -> {
                    if (loads.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return data(spec);
                }),
                WorkersFixture::threeIterations));
        Job first = ended(house.submit("a", 0, SPEC).id());
        assertThat(first.failure()).isNotNull().extracting(Failure::type).isEqualTo("out_of_memory");
        assertThat(ended(house.submit("b", 0, SPEC).id()).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void dataThatChangedSinceSubmissionFailsTheJob() {
        start(training(
                prepared((spec, watch) -> {
                    throw new InvalidSpec("sha256", "does not match");
                }),
                WorkersFixture::threeIterations));
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("dataset_changed");
            assertThat(failure.detail()).contains("sha256 does not match");
        });
    }

    @Test
    void databaseThatIsAwayFailsNoJob() {
        AtomicInteger loads = new AtomicInteger();
        start(training(
                prepared((spec, watch) -> {
                    if (loads.incrementAndGet() == 1) {
                        throw new IllegalStateException(new DataAccessResourceFailureException("away for a moment"));
                    }
                    return data(spec);
                }),
                WorkersFixture::threeIterations));
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(job.state().attempt()).isEqualTo(1);
    }
}
