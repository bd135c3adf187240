package dev.descent.dataset.registry;

import dev.descent.content.ContentKey;
import dev.descent.content.ContentStore;
import dev.descent.content.ContentStores;
import dev.descent.content.FinishedFile;
import dev.descent.content.HeldFile;
import dev.descent.content.PartialFile;
import dev.descent.content.StoredContent;
import dev.descent.content.Swept;
import dev.descent.http.Busy;
import dev.descent.ml.base.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The bytes of uploads. They are there once, however often they are registered, and as long as a row has their hash. Whoever adds or
 * removes a file claims its hash in the database first, so that replicas do not remove what another one just counts on; no transaction is
 * open while a file is on its way.
 */
@Component
@EnableConfigurationProperties(RegistrySettings.class)
public class Uploads implements Swept {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 20;

    private final ContentStore content;
    private final RegistrySettings settings;
    private final RegistryStore store;
    private final UploadClaimStore claims;
    private final TransactionOperations transactions;

    public Uploads(
            RegistrySettings settings,
            ContentStores stores,
            RegistryStore store,
            UploadClaimStore claims,
            TransactionOperations transactions) {
        this.content = stores.open("datasets", settings.content());
        this.settings = settings;
        this.store = store;
        this.claims = claims;
        this.transactions = transactions;
    }

    /** Bytes that an upload may have. */
    public long maxBytes() {
        return settings.maxBytes().toBytes();
    }

    /** An empty file to be filled and finished, then given to {@link #register}. */
    public PartialFile create() throws IOException {
        return content.create();
    }

    /**
     * Takes over the file and adds the row; when this returns, both are there to stay.
     *
     * @throws Busy where the same bytes are just being removed, and that takes long
     */
    public void register(Registered.Candidate added, FinishedFile file) {
        UUID claim = claimToKeep(file.sha256());
        try {
            content.keep(ContentKey.shared(file.sha256()), file);
            store.insert(added);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep an upload", e);
        } finally {
            claims.end(claim);
        }
    }

    private UUID claimToKeep(String sha256) {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<UUID> claim = transactions.execute(transaction -> claims.toKeep(sha256));
            if (claim != null && claim.isPresent()) {
                return claim.get();
            }
            LockSupport.parkNanos(backoff.next().toNanos());
        }
        throw new Busy("upload-being-removed", "The same bytes are just being removed; try again shortly.");
    }

    /** The bytes, held until the caller closes them. */
    public Optional<HeldFile> find(String sha256) throws IOException {
        return content.find(ContentKey.shared(sha256));
    }

    /** Removes the bytes unless a row has their hash; call it after the commit that removed a row. Returns whether it did. */
    public boolean removeUnused(String sha256) {
        Optional<UUID> claim = transactions.execute(transaction -> claims.toRemove(sha256));
        if (claim == null || claim.isEmpty()) {
            return false;
        }
        delete(sha256);
        // where it failed, the store may still come to it: the claim ends by itself then
        claims.end(claim.get());
        return true;
    }

    /** Removes files that were never finished, and bytes without a row. */
    @Override
    public int sweep(Instant untouchedSince) throws IOException {
        int removed = content.deleteUnfinished(untouchedSince);
        for (StoredContent kept : content.list()) {
            String sha256 = kept.key().sha256();
            boolean old = kept.written().isBefore(untouchedSince);
            removed += old && !claims.hasBytes(sha256) && removeUnused(sha256) ? 1 : 0;
        }
        return removed;
    }

    private void delete(String sha256) {
        try {
            content.delete(ContentKey.shared(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove an upload", e);
        }
    }
}
