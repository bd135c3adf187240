package dev.descent.content;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
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
     */
    void keep(ContentKey key, FinishedFile file) throws IOException;

    /** The bytes as a file of this machine, if they are here; held until the caller closes it. */
    Optional<HeldFile> find(ContentKey key) throws IOException;

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
