package dev.descent.job.probe;

import dev.descent.http.Busy;
import dev.descent.http.MachineError;
import dev.descent.job.RunMemory;
import dev.descent.job.RunMemory.HeldMemory;
import dev.descent.job.admit.Admission;
import dev.descent.job.admit.Admitted;
import dev.descent.ml.probe.Probe;
import dev.descent.ml.probe.ProbeReport;
import dev.descent.ml.train.FreshRun;
import dev.descent.ml.train.MemorySize;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Probes jobs, one after the other on a thread of its own, in the memory that jobs leave; each has half a minute. */
@Component
@Profile("api")
public class Prober implements DisposableBean {
    private static final int WAITING = 4;

    private final Admission admission;
    private final ObjectProvider<RunMemory> memory;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Prober::daemon);

    Prober(Admission admission, ObjectProvider<RunMemory> memory) {
        this.admission = admission;
        this.memory = memory;
    }

    /**
     * Looks at a job's first batches when its turn comes. Who does not wait for the answer any more ends it at the next batch.
     *
     * @param admitted on its data
     */
    public Mono<ProbeReport> probe(Admitted admitted, int batches) {
        return Mono.create(answer -> thread.execute(() -> run(admitted, batches, answer)));
    }

    private void run(Admitted admitted, int batches, MonoSink<ProbeReport> answer) {
        ProbeTime time = new ProbeTime();
        answer.onDispose(time::giveUp);
        if (time.isGivenUp()) {
            return;
        }
        try {
            answer.success(probe(admitted, batches, time));
        } catch (Throwable failure) {
            answer.error(MachineError.of(failure));
        }
    }

    private ProbeReport probe(Admitted admitted, int batches, ProbeTime time) {
        MemorySize needed = Objects.requireNonNull(admitted.plan()).memory();
        HeldMemory held = take(needed);
        try (FreshRun run = admission.open(admitted)) {
            return Probe.of(run, batches, time::isOver);
        } finally {
            held.close();
        }
    }

    /** Where this process runs no jobs, one probe at a time is all that is. */
    private HeldMemory take(MemorySize needed) {
        RunMemory shared = memory.getIfAvailable();
        if (shared == null) {
            return () -> {};
        }
        HeldMemory held = shared.take(needed);
        if (held == null) {
            throw new Busy("no-memory", "The probe needs about " + needed + ", which running jobs have for now.");
        }
        return held;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "probe");
        thread.setDaemon(true);
        return thread;
    }
}
