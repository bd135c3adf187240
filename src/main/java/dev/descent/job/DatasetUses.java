package dev.descent.job;

import dev.descent.dataset.registry.RegistryStore;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
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

    private final RegistryStore registry;

    DatasetUses(RegistryStore registry) {
        this.registry = registry;
    }

    /**
     * Inside the transaction that queues the job.
     *
     * @param spec of the job: whatever in it is called {@code uri} may name a data set
     * @throws dev.descent.ml.spec.InvalidSpec where one was deleted since the job was checked
     */
    void note(UUID job, JsonNode spec) {
        Map<UUID, String> named = new TreeMap<>();
        collect(spec, "", named);
        Faults faults = new Faults();
        named.forEach((dataset, path) ->
                faults.check(registry.use(job, dataset), path, "names a data set that was just deleted: " + dataset));
        faults.raise();
    }

    private static void collect(JsonNode node, String path, Map<UUID, String> named) {
        node.propertyStream().forEach(property -> {
            String at = Violation.join(path, property.getKey());
            if (property.getKey().equals("uri")) {
                dataset(property.getValue()).ifPresent(id -> named.put(id, at));
            }
            collect(property.getValue(), at, named);
        });
    }

    private static Optional<UUID> dataset(JsonNode uri) {
        if (!uri.isString() || !uri.stringValue().startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(uri.stringValue().substring(SCHEME.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
