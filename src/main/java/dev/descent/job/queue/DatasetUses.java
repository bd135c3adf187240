package dev.descent.job.queue;

import dev.descent.ml.data.DataReference;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Notes which registered data sets a job reads, so that they stay until it is over. */
@Component
class DatasetUses {
    private static final String SCHEME = "dataset:";

    private final DatasetUseStore uses;

    DatasetUses(DatasetUseStore uses) {
        this.uses = uses;
    }

    /**
     * Inside the transaction that queues the job.
     *
     * @param spec of the job, resolved
     * @throws dev.descent.ml.spec.InvalidSpec where one was deleted since the job was checked
     */
    void note(UUID job, JsonNode spec) {
        Map<UUID, String> named = new TreeMap<>();
        references(spec).forEach((path, reference) -> dataset(reference.uri())
                .ifPresent(id -> named.put(id, Violation.join(path, "uri"))));
        Faults faults = new Faults();
        named.forEach((dataset, path) ->
                faults.check(uses.use(job, dataset), path, "names a data set that was just deleted: " + dataset));
        faults.raise();
    }

    /** What the specs themselves say that they refer to: a tag may have any name. */
    private static Map<String, DataReference> references(JsonNode spec) {
        Map<String, DataReference> all = new LinkedHashMap<>();
        if (spec.has("dataset")) {
            SpecReader.read(spec.get("dataset"), DatasetSpec.class)
                    .references()
                    .forEach((path, reference) -> all.put(Violation.join("dataset", path), reference));
        }
        if (spec.has("model")) {
            SpecReader.read(spec.get("model"), ModelSpec.class)
                    .reference()
                    .ifPresent(reference -> all.put("model", reference));
        }
        return all;
    }

    private static Optional<UUID> dataset(String uri) {
        if (!uri.startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(uri.substring(SCHEME.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
