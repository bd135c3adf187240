package dev.descent.job.queue;

import dev.descent.artifact.ArtifactRemoval;
import dev.descent.event.log.LogNotifier;
import dev.descent.job.LogState;
import dev.descent.job.queue.LogAppendStore.Appended;
import dev.descent.ml.train.StopSignal.Reason;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Appends to the logs of leased jobs, and does what follows once that is committed. */
@Component
class FencedLog {
    private final TransactionOperations transactions;
    private final LogAppendStore log;
    private final LogNotifier notifier;
    private final ArtifactRemoval removal;

    FencedLog(TransactionOperations transactions, LogAppendStore log, LogNotifier notifier, ArtifactRemoval removal) {
        this.transactions = transactions;
        this.log = log;
        this.notifier = notifier;
        this.removal = removal;
    }

    /**
     * @param token of the lease
     * @param after where the log then ends
     * @return why the worker is to stop, CANCELLED or PAUSED, or null
     */
    @Nullable
    Reason append(UUID id, UUID token, LogState after, LogAppend added) {
        Appended appended =
                Objects.requireNonNull(transactions.execute(transaction -> log.append(id, token, after, added)));
        notifier.announce(id);
        appended.removed().forEach(artifact -> removal.removeSoon(id, artifact));
        return appended.asked();
    }
}
