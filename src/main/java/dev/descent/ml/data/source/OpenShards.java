package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Archives that were opened. A packed one is unpacked when it is, so that the first ones stay open, as far as they are few and there is
 * room for their copies; of the others one is open at a time. Which stay does not change: archives are read in one order, again and again.
 */
final class OpenShards implements Closeable {
    private static final int MOST_KEPT = 256;

    private final DataFiles files;
    private final Limits limits;
    private final Map<String, FileChannel> kept = new HashMap<>();
    private long keptBytes;
    private @Nullable Shard passing;

    private record Shard(String name, FileChannel file) {}

    /** @param files closed by their owner */
    OpenShards(DataFiles files, Limits limits) {
        this.files = files;
        this.limits = limits;
    }

    /** An archive, unpacked; one that was opened before may be closed with it. */
    FileChannel open(String name) throws IOException {
        FileChannel known = kept.get(name);
        if (known != null) {
            return known;
        }
        Shard last = passing;
        if (last != null && last.name.equals(name)) {
            return last.file;
        }
        closePassing();
        FileChannel file = unpacked(name);
        if (isToBeKept(file)) {
            kept.put(name, file);
            keptBytes += file.size();
        } else {
            passing = new Shard(name, file);
        }
        return file;
    }

    private FileChannel unpacked(String name) throws IOException {
        try {
            return files.unpackedChannel(name, limits);
        } catch (ZipException | EOFException broken) {
            throw new InvalidSpec("uri", "holds the tar archive " + name + ", whose compressed data is broken");
        }
    }

    /** Copies may take half of the room that there was. */
    private boolean isToBeKept(FileChannel file) throws IOException {
        try {
            return kept.size() < MOST_KEPT && Copied.room() >= keptBytes + file.size();
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private void closePassing() throws IOException {
        Shard last = passing;
        passing = null;
        if (last != null) {
            last.file.close();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            closePassing();
        } finally {
            for (FileChannel file : kept.values()) {
                file.close();
            }
            kept.clear();
        }
    }
}
