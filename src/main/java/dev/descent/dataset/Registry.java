package dev.descent.dataset;

import dev.descent.dataset.registry.Registered;
import dev.descent.dataset.registry.RegistryStore;
import dev.descent.dataset.registry.Uploads;
import dev.descent.dataset.upload.ReceivedFile;
import dev.descent.http.Ids;
import dev.descent.http.Page;
import dev.descent.ml.data.Description;
import dev.descent.ml.data.FormatSpec;
import dev.descent.ml.spec.SpecWriter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** The registered data sets as clients see them: add, look, delete. */
@Component
class Registry {
    private final Datasets datasets;
    private final RegistryStore store;
    private final Uploads uploads;
    private final TransactionOperations transactions;
    /** A description may take half of the memory: one after the other. */
    private final Object describing = new Object();

    Registry(Datasets datasets, RegistryStore store, Uploads uploads, TransactionOperations transactions) {
        this.datasets = datasets;
        this.store = store;
        this.uploads = uploads;
        this.transactions = transactions;
    }

    /** Registers a reference as what is there now. */
    Registered add(Registration asked) {
        Datasets.Described found;
        synchronized (describing) {
            found = datasets.describe(asked.spec());
        }
        Registered.Content content =
                new Registered.Content(asked.uri(), null, bytes(found.description()), found.sha256());
        Registered.Candidate added = candidate(asked.name(), content, asked.format(), found.description());
        store.insert(added);
        return get(added.id());
    }

    /** Registers a file that came whole, and takes it over. */
    Registered add(@Nullable String name, ReceivedFile file, @Nullable FormatSpec format) {
        Description found;
        synchronized (describing) {
            found = datasets.describe(file.path(), format);
        }
        Registered.Content content = new Registered.Content(null, file.name(), file.bytes(), file.sha256());
        Registered.Candidate added = candidate(name, content, format, found);
        uploads.register(added, file.path());
        return get(added.id());
    }

    Registered get(UUID id) {
        return store.find(id).orElseThrow(() -> new DatasetNotFound(id));
    }

    Page<Registered> list(@Nullable UUID after, @Nullable String name, int limit) {
        return Page.of(store.list(after, name, limit + 1), limit);
    }

    /**
     * Deletes one.
     *
     * @throws DatasetInUse where a job that is not over reads it
     */
    void delete(UUID id) {
        Registered.Content content = transactions.execute(transaction -> {
            Registered dataset = store.lock(id).orElseThrow(() -> new DatasetNotFound(id));
            List<UUID> users = store.users(id, DatasetInUse.MOST_NAMED + 1);
            if (!users.isEmpty()) {
                throw new DatasetInUse(users);
            }
            store.delete(id);
            return dataset.content();
        });
        if (content != null && content.isUpload()) {
            uploads.removeUnused(content.sha256());
        }
    }

    private static Registered.Candidate candidate(
            @Nullable String name, Registered.Content content, @Nullable FormatSpec format, Description found) {
        JsonNode written = format == null ? null : SpecWriter.write(format);
        return new Registered.Candidate(Ids.next(), name, content, written, SpecWriter.write(found), null);
    }

    private static @Nullable Long bytes(Description found) {
        return found.files() == null ? null : found.files().bytes();
    }
}
