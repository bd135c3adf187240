package dev.descent.dataset;

import dev.descent.content.FinishedFile;
import dev.descent.dataset.registry.Registered;
import dev.descent.dataset.registry.RegistryStore;
import dev.descent.dataset.registry.Uploads;
import dev.descent.dataset.upload.ReceivedFile;
import dev.descent.http.Ids;
import dev.descent.http.Page;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.image.Png;
import dev.descent.ml.data.overview.Description;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.spec.InvalidSpec;
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
    private final DatasetUsers users;
    private final TransactionOperations transactions;

    Registry(
            Datasets datasets,
            RegistryStore store,
            Uploads uploads,
            DatasetUsers users,
            TransactionOperations transactions) {
        this.datasets = datasets;
        this.store = store;
        this.uploads = uploads;
        this.users = users;
        this.transactions = transactions;
    }

    /** A refusal of a registration, with what is wrong at the reference besides. */
    InvalidSpec refused(JsonNode asked, InvalidSpec invalid) {
        JsonNode uri = asked.path("uri");
        return uri.isString() ? invalid.and(datasets.references().faults(uri.stringValue())) : invalid;
    }

    /** Registers a reference as what is there now. */
    Registered add(Registration asked) {
        DatasetSurvey.Seen seen = datasets.survey().look(asked.spec());
        Description.Found files = seen.overview().description().files();
        Registered.Content content =
                new Registered.Content(asked.uri(), null, files == null ? null : files.bytes(), seen.sha256());
        Registered.Candidate added = candidate(asked.name(), content, asked.format(), seen.overview());
        store.insert(added);
        return get(added.id());
    }

    /** Registers a file that came whole, and takes it over. */
    Registered add(@Nullable String name, ReceivedFile received, @Nullable FormatSpec format) {
        FinishedFile file = received.content();
        Overview seen = datasets.survey().look(file.path(), format);
        Registered.Content content = new Registered.Content(null, received.name(), file.bytes(), file.sha256());
        Registered.Candidate added = candidate(name, content, format, seen);
        uploads.register(added, file);
        return get(added.id());
    }

    /**
     * A picture of it, as PNG.
     *
     * @throws NoPreview where it has none
     */
    byte[] preview(UUID id) {
        return store.preview(id).orElseThrow(() -> new NoPreview(get(id)));
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
            List<UUID> using = users.unfinished(id, DatasetInUse.MOST_NAMED + 1);
            if (!using.isEmpty()) {
                throw new DatasetInUse(using);
            }
            store.delete(id);
            return dataset.content();
        });
        if (content != null && content.isUpload()) {
            uploads.removeUnused(content.sha256());
        }
    }

    private static Registered.Candidate candidate(
            @Nullable String name, Registered.Content content, @Nullable FormatSpec format, Overview seen) {
        return new Registered.Candidate(
                Ids.next(),
                name,
                content,
                format == null ? null : SpecWriter.write(format),
                SpecWriter.write(seen.description()),
                seen.preview().map(Png::of).orElse(null));
    }
}
