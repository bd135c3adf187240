package dev.descent.content.bucket;

import dev.descent.content.ContentKey;
import dev.descent.content.ContentStore;
import dev.descent.content.FinishedFile;
import dev.descent.content.HeldFile;
import dev.descent.content.LinkedFile;
import dev.descent.content.PartialFile;
import dev.descent.content.StoredContent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A store in a bucket, {@code <prefix><area>/<group>/<sha256>}; files of this machine are copies, in a cache. */
final class ContentBucket implements ContentStore {
    /** What is older is written anew when it is kept again: a sweep looks for what is old. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Bucket bucket;
    private final AreaKeys keys;
    private final NearFiles near;
    private final SignedLinks links;
    private volatile boolean knowsConditions = true;

    /** @param area its name in the bucket */
    ContentBucket(Bucket bucket, String area, NearFiles near, SignedLinks links) {
        this.bucket = bucket;
        this.keys = new AreaKeys(bucket, area);
        this.near = near;
        this.links = links;
    }

    @Override
    public PartialFile create() throws IOException {
        return near.create();
    }

    @Override
    public void keepAll(Map<ContentKey, FinishedFile> files) throws IOException {
        for (Map.Entry<ContentKey, FinishedFile> file : files.entrySet()) {
            keepOne(file.getKey(), file.getValue());
        }
    }

    private void keepOne(ContentKey key, FinishedFile file) throws IOException {
        HeadObjectResponse there = head(key);
        if (!isThere(there, file)) {
            upload(key, file, there == null && knowsConditions);
        }
        near.add(file);
    }

    private static boolean isThere(@Nullable HeadObjectResponse there, FinishedFile file) {
        return there != null
                && there.contentLength() == file.bytes()
                && there.lastModified().isAfter(Instant.now().minus(YOUNG));
    }

    private void upload(ContentKey key, FinishedFile file, boolean isNew) throws IOException {
        try {
            new ObjectUpload(bucket, keys.of(key), file, isNew).run();
        } catch (NoSuchFileException gone) {
            // what was sent in parts is whole already, where the answer to an earlier try was lost
            if (!isThere(head(key), file)) {
                throw gone;
            }
        } catch (Bucket.Unmet unmet) {
            if (!isNew) {
                throw unmet;
            } else if (!unmet.isThere()) {
                knowsConditions = false;
                upload(key, file, false);
            }
        }
    }

    private @Nullable HeadObjectResponse head(ContentKey key) throws IOException {
        try {
            return bucket.ask(client ->
                    client.headObject(head -> head.bucket(bucket.name()).key(keys.of(key))));
        } catch (NoSuchFileException absent) {
            return null;
        }
    }

    @Override
    public Optional<HeldFile> find(ContentKey key) throws IOException {
        try {
            return Optional.of(near.get(key.sha256(), new ObjectDownload(bucket, keys.of(key))));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<HeldFile> findNear(ContentKey key) throws IOException {
        return near.find(key.sha256());
    }

    @Override
    public byte[] read(ContentKey key, long first, int length) throws IOException {
        return new ObjectDownload(bucket, keys.of(key)).range(first, length);
    }

    @Override
    public Optional<URI> link(ContentKey key, LinkedFile as, Duration valid) {
        return Optional.of(links.to(bucket.name(), keys.of(key), as, valid));
    }

    @Override
    public Path folder() {
        return near.folder();
    }

    @Override
    public void delete(ContentKey key) throws IOException {
        near.drop(key.sha256());
        keys.delete(key);
    }

    @Override
    public void deleteAll(UUID owner) throws IOException {
        for (StoredContent content : keys.list(owner + "/")) {
            delete(content.key());
        }
    }

    @Override
    public List<StoredContent> list() throws IOException {
        return keys.list("");
    }

    @Override
    public int deleteUnfinished(Instant untouchedSince) throws IOException {
        return near.deleteUnfinished(untouchedSince) + keys.abortUploads(untouchedSince);
    }
}
