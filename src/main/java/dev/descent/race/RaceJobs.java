package dev.descent.race;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes jobs of a race: the base with what an entry has of its own, a seed, and the losses that all report. */
record RaceJobs(RaceSpec race) {
    static final String RACE_TAG = "race";
    private static final String ENTRY_TAG = "entry";

    /** The entries, each with a name, and none with another's. */
    List<RaceEntry> named() {
        Set<String> taken = new HashSet<>();
        List<RaceEntry> named = new ArrayList<>();
        for (int i = 0; i < race.entries().size(); i++) {
            String wanted = race.entries().get(i).called(i);
            String name = wanted;
            for (int n = 2; !taken.add(name); n++) {
                name = wanted + " " + n;
            }
            named.add(race.entries().get(i).named(name));
        }
        return named;
    }

    /** The body of a job, as it could be posted. */
    ObjectNode body(UUID id, RaceEntry entry, long seed) {
        ObjectNode job = (ObjectNode) race.base().deepCopy();
        replace(job, "model", entry.model());
        replace(job, "loss", entry.loss());
        replace(job, "optimizer", entry.optimizer());
        ObjectNode training = (ObjectNode) race.training().deepCopy();
        if (entry.training() != null) {
            training.setAll((ObjectNode) entry.training());
        }
        training.put("seed", seed);
        ArrayNode reported = training.path("report_losses").isArray()
                ? (ArrayNode) training.get("report_losses")
                : training.putArray("report_losses");
        race.reportLosses().forEach(reported::add);
        job.set("training", training);
        job.put("name", (race.name() == null ? RACE_TAG : race.name()) + ": " + entry.name());
        job.set("tags", tags(id, entry));
        return job;
    }

    private static void replace(ObjectNode job, String member, @org.jspecify.annotations.Nullable JsonNode value) {
        if (value != null) {
            job.set(member, value);
        }
    }

    private ObjectNode tags(UUID id, RaceEntry entry) {
        JsonNode given = race.base().path("tags");
        ObjectNode tags = given.isObject() ? (ObjectNode) given.deepCopy() : JsonNodeFactory.instance.objectNode();
        return tags.put(RACE_TAG, id.toString()).put(ENTRY_TAG, entry.name());
    }
}
