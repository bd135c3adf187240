package dev.descent.artifact;

import dev.descent.artifact.ArtifactFiles.Writing;
import dev.descent.content.ContentKey;
import dev.descent.content.ContentStore;
import dev.descent.content.FinishedFile;
import dev.descent.content.PartialFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Files of one job on their way into a store, which takes them all at once. Those that it did not take are gone when this is closed. */
final class ArrivingFiles implements AutoCloseable {
    private final ContentStore store;
    private final UUID job;
    private final List<PartialFile> partial = new ArrayList<>();
    private final Map<ContentKey, FinishedFile> finished = new HashMap<>();
    private final List<Artifact> artifacts = new ArrayList<>();

    ArrivingFiles(ContentStore store, UUID job) {
        this.store = store;
        this.job = job;
    }

    /** When this returns, the bytes are on the disk, under no name that lasts. */
    void add(String name, Writing content) throws IOException {
        PartialFile file = store.create();
        partial.add(file);
        content.writeTo(file.output());
        FinishedFile whole = file.finish();
        finished.put(ContentKey.owned(job, whole.sha256()), whole);
        artifacts.add(new Artifact(name, Artifact.mediaType(name), whole.bytes(), whole.sha256()));
    }

    /** When this returns, all are there to stay. */
    List<Artifact> keep() throws IOException {
        store.keepAll(finished);
        return artifacts;
    }

    @Override
    public void close() throws IOException {
        for (PartialFile file : partial) {
            file.close();
        }
    }
}
