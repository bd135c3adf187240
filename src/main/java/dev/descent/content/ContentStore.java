package dev.descent.content;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps bytes by their hash. What is in it is whole, and never changes. */
public interface ContentStore {

    /**
     * An empty file of this machine, to be filled and finished, and then given to {@link #keep}; closing it lets go of
     * what was not kept.
     */
    PartialFile create() throws IOException;

    /**
     * Takes a file over. When this returns, its bytes are there to stay; where they were there already, those stay, and count as written now.
     *
     * @param key with the file's hash
     * @throws StoreUnavailable where the store is elsewhere and does not take them, as any of these methods may
     */
    default void keep(ContentKey key, FinishedFile file) throws IOException {
        keepAll(Map.of(key, file));
    }

    /** The same of several, which takes less time than one after the other. Where it fails, some may be there. */
    void keepAll(Map<ContentKey, FinishedFile> files) throws IOException;

    /** The bytes as a file of this machine, if they are here; held until the caller closes it. */
    Optional<HeldFile> find(ContentKey key) throws IOException;

    /** The same, where they are on this machine already, or the store is. */
    Optional<HeldFile> findNear(ContentKey key) throws IOException;

    /**
     * Some of the bytes, wherever they are.
     *
     * @param first the place of the first of them, from 0
     * @param length how many, all of which must be there
     * @throws java.nio.file.NoSuchFileException where the bytes are not here
     */
    byte[] read(ContentKey key, long first, int length) throws IOException;

    /**
     * A URL that gives these bytes to whoever has it; empty where the store has none to give.
     *
     * @param valid for how long; seven days at most
     */
    Optional<URI> link(ContentKey key, LinkedFile as, Duration valid);

    /** Where its files are on this machine, and what is not kept yet. */
    Path folder();

    /** Removes these bytes, if they are here. */
    void delete(ContentKey key) throws IOException;

    /** Removes all bytes of an owner. */
    void deleteAll(UUID owner) throws IOException;

    /** Everything that is here whole, in no order. */
    List<StoredContent> list() throws IOException;

    /**
     * Removes files that were never finished: who made them is gone.
     *
     * @param untouchedSince when they were last written to at the latest
     * @return how many there were
     */
    int deleteUnfinished(Instant untouchedSince) throws IOException;
}
