package dev.descent.dataset.registry;

import dev.descent.content.ContentFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The bytes of uploads. They are there once, however often they are registered, and as long as a row has their hash. Whoever adds or
 * removes a file holds a lock on its hash in the database, so that replicas do not remove what another one just counts on.
 */
@Component
@EnableConfigurationProperties(RegistrySettings.class)
public class Uploads {
    private final ContentFolder content;
    private final RegistrySettings settings;
    private final RegistryStore store;
    private final TransactionOperations transactions;

    public Uploads(RegistrySettings settings, RegistryStore store, TransactionOperations transactions) {
        this.content = new ContentFolder(settings.content());
        this.settings = settings;
        this.store = store;
        this.transactions = transactions;
    }

    /** Bytes that an upload may have. */
    public long maxBytes() {
        return settings.maxBytes().toBytes();
    }

    /** An empty file to be filled, then given to {@link #register} or deleted. */
    public Path temporary() throws IOException {
        return content.temporary();
    }

    /** Takes over the file and adds the row; when this returns, both are there to stay. */
    public void register(Registered.Candidate added, Path temporary) {
        String sha256 = added.content().sha256();
        try {
            // a large file takes its time, in which neither a connection nor the lock should be held
            content.flush(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep an upload", e);
        }
        transactions.executeWithoutResult(transaction -> {
            store.lockBytes(sha256);
            try {
                content.adopt(temporary, sha256);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot keep an upload", e);
            }
            store.insert(added);
        });
    }

    public Optional<Path> find(String sha256) {
        return content.find(sha256);
    }

    /** Removes the bytes unless a row has their hash; call it after the commit that removed a row. Returns whether it did. */
    public boolean removeUnused(String sha256) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            store.lockBytes(sha256);
            return !store.hasBytes(sha256) && delete(sha256);
        }));
    }

    /**
     * Removes what nobody registered: files that were never filled, and bytes without a row.
     *
     * @param before when they were last written to
     * @return of how many uploads the bytes were removed
     */
    int sweep(Instant before) throws IOException {
        content.deleteTemporaries(before);
        int removed = 0;
        for (Path file : content.files()) {
            String sha256 = String.valueOf(file.getFileName());
            boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
            removed += old && !store.hasBytes(sha256) && removeUnused(sha256) ? 1 : 0;
        }
        return removed;
    }

    private boolean delete(String sha256) {
        try {
            content.delete(sha256);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove an upload", e);
        }
    }
}
