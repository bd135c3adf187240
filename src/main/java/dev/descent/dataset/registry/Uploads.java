package dev.descent.dataset.registry;

import dev.descent.content.ContentFolder;
import dev.descent.content.ContentKey;
import dev.descent.content.ContentStore;
import dev.descent.content.FinishedFile;
import dev.descent.content.HeldFile;
import dev.descent.content.PartialFile;
import dev.descent.content.StoredContent;
import dev.descent.content.Swept;
import java.io.IOException;
import java.io.UncheckedIOException;
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
public class Uploads implements Swept {
    private final ContentStore content;
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

    /** An empty file to be filled and finished, then given to {@link #register}. */
    public PartialFile create() throws IOException {
        return content.create();
    }

    /** Takes over the file and adds the row; when this returns, both are there to stay. */
    public void register(Registered.Candidate added, FinishedFile file) {
        transactions.executeWithoutResult(transaction -> {
            store.lockBytes(file.sha256());
            try {
                content.keep(ContentKey.shared(file.sha256()), file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot keep an upload", e);
            }
            store.insert(added);
        });
    }

    /** The bytes, held until the caller closes them. */
    public Optional<HeldFile> find(String sha256) throws IOException {
        return content.find(ContentKey.shared(sha256));
    }

    /** Removes the bytes unless a row has their hash; call it after the commit that removed a row. Returns whether it did. */
    public boolean removeUnused(String sha256) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            store.lockBytes(sha256);
            return !store.hasBytes(sha256) && delete(sha256);
        }));
    }

    /** Removes files that were never finished, and bytes without a row. */
    @Override
    public int sweep(Instant untouchedSince) throws IOException {
        int removed = content.deleteUnfinished(untouchedSince);
        for (StoredContent kept : content.list()) {
            String sha256 = kept.key().sha256();
            boolean old = kept.written().isBefore(untouchedSince);
            removed += old && !store.hasBytes(sha256) && removeUnused(sha256) ? 1 : 0;
        }
        return removed;
    }

    private boolean delete(String sha256) {
        try {
            content.delete(ContentKey.shared(sha256));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove an upload", e);
        }
    }
}
