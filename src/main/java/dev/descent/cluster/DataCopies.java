package dev.descent.cluster;

import dev.descent.content.ContentKey;
import dev.descent.content.ContentStore;
import dev.descent.content.ContentStores;
import dev.descent.content.FinishedFile;
import dev.descent.content.LinkedFile;
import dev.descent.content.PartialFile;
import dev.descent.content.StoredContent;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.train.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of data in a bucket, each as long as its run, which other machines fetch by links. */
record DataCopies(ContentStore bucket) {
    /** Of one data set. */
    static final int MOST_FILES = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DataCopies.class);
    private static final LinkedFile AS = new LinkedFile("data", "application/octet-stream");
    /** In links that were signed with credentials of a session, which ends within hours. */
    private static final String SESSION = "X-Amz-Security-Token=";
    /** The longest that there is: an executor that takes another's place needs the data anew. */
    private static final Duration VALID = Duration.ofDays(7);

    static DataCopies in(ContentStores stores) {
        return new DataCopies(stores.open("cluster", Path.of("")));
    }

    /**
     * Takes data over, and copies it; the copies go when it is closed.
     *
     * @throws CopyStopped where the run is to stop first
     */
    PlacedData of(PlacedData placed, StopSignal stop) throws IOException {
        UUID run = UUID.randomUUID();
        try {
            Map<String, DataPlace> links = new TreeMap<>();
            for (Map.Entry<String, Map<String, Path>> files :
                    placed.data().paths().entrySet()) {
                links.put(files.getKey(), new DataPlace(links(files.getValue(), run, stop)));
            }
            return new PlacedData(placed.data().at(links), () -> {
                remove(run);
                placed.close();
            });
        } catch (IOException | RuntimeException e) {
            remove(run);
            placed.close();
            throw e;
        }
    }

    /** What a run should be warned of whose data is at such links, or null. */
    static @Nullable String warning(LocalData data) {
        boolean endsSooner = data.places().values().stream()
                .flatMap(place -> place.files().values().stream())
                .anyMatch(link -> link.contains(SESSION));
        return endsSooner
                ? "The links to the data end with the session credentials that signed them, and the job fails where an executor"
                        + " has to start later. Keys that do not expire make them valid for seven days."
                : null;
    }

    private Map<String, String> links(Map<String, Path> files, UUID run, StopSignal stop) throws IOException {
        Map<String, String> links = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            links.put(file.getKey(), link(file.getValue(), run, stop));
        }
        return links;
    }

    private String link(Path path, UUID run, StopSignal stop) throws IOException {
        try (PartialFile copy = bucket.create();
                InputStream in = new StoppableInput(Files.newInputStream(path), stop)) {
            copy.append(in);
            FinishedFile whole = copy.finish();
            ContentKey key = ContentKey.owned(run, whole.sha256());
            bucket.keep(key, whole);
            return bucket.link(key, AS, VALID).orElseThrow().toString();
        }
    }

    /** What stays now, a sweep finds. */
    private void remove(UUID run) {
        try {
            bucket.deleteAll(run);
        } catch (IOException e) {
            LOG.warn("Cannot remove a copy of data from the bucket: {}", e.toString());
        }
    }

    /** Removes those whose links are no longer valid; answers how many there were. */
    int sweep(Instant untouchedSince) throws IOException {
        Instant expired = untouchedSince.minus(VALID);
        int removed = 0;
        for (StoredContent copy : bucket.list()) {
            if (copy.written().isBefore(expired)) {
                bucket.delete(copy.key());
                removed++;
            }
        }
        return removed;
    }
}
