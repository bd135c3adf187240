package dev.descent.artifact;

import dev.descent.content.ContentKey;
import dev.descent.content.ContentStore;
import dev.descent.content.ContentStores;
import dev.descent.content.HeldFile;
import dev.descent.content.LinkedFile;
import dev.descent.content.StoredContent;
import dev.descent.content.Swept;
import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The bytes of artifacts, each job's apart. Since the content names the file, a worker that lost its job cannot
 * overwrite what the job's row points to.
 */
@Component
public class ArtifactFiles implements Swept {
    private static final Duration LINK_VALID = Duration.ofMinutes(5);

    private final ContentStore store;

    @Autowired
    ArtifactFiles(ArtifactSettings settings, ContentStores stores) {
        this(stores.open("artifacts", settings.folder()));
    }

    /** @param store that holds the artifacts of all jobs */
    public ArtifactFiles(ContentStore store) {
        this.store = store;
    }

    /**
     * Copies a file into the store; when this returns, its bytes are there to stay. Then record the artifact in the
     * transaction that ends the job.
     */
    public Artifact keep(UUID job, String name, Path source) {
        return keep(job, name, out -> Files.copy(source, out));
    }

    /** The content of an artifact. */
    @FunctionalInterface
    public interface Writing {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The same of what is no file yet. */
    public Artifact keep(UUID job, String name, Writing content) {
        return keepAll(job, Map.of(name, content)).get(0);
    }

    /** The same of several by their names, which waits for the disk less often; answers the artifacts in the map's order. */
    public List<Artifact> keepAll(UUID job, Map<String, Writing> contents) {
        try (ArrivingFiles arriving = new ArrivingFiles(store, job)) {
            for (Map.Entry<String, Writing> content : contents.entrySet()) {
                arriving.add(content.getKey(), content.getValue());
            }
            return arriving.keep();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + contents.keySet() + " of job " + job, e);
        }
    }

    /** Where files are on this machine before they are kept. */
    public Path folder() {
        return store.folder();
    }

    /** Removes all files of a job; call it after the commit that removed the job. */
    public void delete(UUID job) {
        try {
            store.deleteAll(job);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the artifacts of job " + job, e);
        }
    }

    /**
     * The bytes of an artifact, which stay as they are until the caller closes them.
     *
     * @throws NoSuchFileException where they are gone
     */
    public HeldFile open(UUID job, Artifact artifact) throws IOException {
        return store.find(ContentKey.owned(job, artifact.sha256()))
                .orElseThrow(() -> new NoSuchFileException(artifact.sha256() + " of job " + job));
    }

    /** The same, where they are on this machine already. */
    Optional<HeldFile> near(UUID job, Artifact artifact) throws IOException {
        return store.findNear(ContentKey.owned(job, artifact.sha256()));
    }

    /** Some of an artifact's bytes. */
    byte[] read(UUID job, Artifact artifact, ByteRange range) throws IOException {
        return store.read(ContentKey.owned(job, artifact.sha256()), range.first(), Math.toIntExact(range.length()));
    }

    /** A URL from which anybody may download it for some minutes, where the store has such. */
    Optional<URI> link(UUID job, Artifact artifact) {
        return store.link(
                ContentKey.owned(job, artifact.sha256()),
                new LinkedFile(artifact.name(), artifact.mediaType()),
                LINK_VALID);
    }

    /**
     * The same, where the bytes are those that were kept.
     *
     * @throws IOException where they are not, or are gone
     */
    public HeldFile verified(UUID job, Artifact artifact) throws IOException {
        HeldFile file = open(job, artifact);
        try {
            if (!Sha256.of(file.path()).equals(artifact.sha256())) {
                throw new IOException("its bytes have changed");
            }
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Removes the bytes of an artifact; call it after the commit that removed the last artifact of the job that has them. */
    public void delete(UUID job, Artifact artifact) {
        try {
            store.delete(ContentKey.owned(job, artifact.sha256()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + artifact.name() + " of job " + job, e);
        }
    }

    /** Everything that is here, recorded or not. */
    List<StoredContent> list() throws IOException {
        return store.list().stream().filter(content -> content.key().isOwned()).toList();
    }

    void delete(StoredContent content) throws IOException {
        store.delete(content.key());
    }

    @Override
    public int sweep(Instant untouchedSince) throws IOException {
        return store.deleteUnfinished(untouchedSince);
    }
}
