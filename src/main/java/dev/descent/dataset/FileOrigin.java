package dev.descent.dataset;

import com.github.benmanes.caffeine.cache.Cache;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.FolderFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.ReadWatch;
import dev.descent.ml.data.source.WatchedFiles;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Files of this machine. */
final class FileOrigin implements Origin {
    private final DataPlace place;
    private final Limits limits;
    private final DataFiles files;
    private final Cache<String, String> hashes;
    private final String stamp;
    private final String key;
    private ReadWatch watch = ReadWatch.NONE;

    FileOrigin(Path path, Limits limits, Cache<String, String> hashes) throws IOException {
        this(
                DataPlace.at(path.toAbsolutePath().toString()),
                DataFiles.at(path, limits),
                path.toString(),
                limits,
                hashes);
    }

    /** @param name by which hashes of these files, which lie in no one place, are known */
    FileOrigin(FolderFiles files, String name, Limits limits, Cache<String, String> hashes) throws IOException {
        this(DataPlace.of(files.paths()), files, name, limits, hashes);
    }

    private FileOrigin(DataPlace place, DataFiles files, String name, Limits limits, Cache<String, String> hashes)
            throws IOException {
        this.place = place;
        this.limits = limits;
        this.files = files;
        this.hashes = hashes;
        this.stamp = files.stamp();
        this.key = name + "\n" + stamp;
    }

    @Override
    public String sha256() throws IOException {
        String known = hashes.getIfPresent(key);
        if (known != null) {
            return known;
        }
        String hash = files.sha256();
        refuseChange();
        hashes.put(key, hash);
        return hash;
    }

    @Override
    public void checkFormat(@Nullable FormatSpec format) {
        required(format);
    }

    private FormatSpec required(@Nullable FormatSpec format) {
        if (format == null) {
            throw MissingFormat.of(files.names().isEmpty() ? "" : files.names().first());
        }
        return format;
    }

    @Override
    public RawData read(@Nullable FormatSpec format, SplitBy by, Store store) throws IOException {
        FormatSpec given = required(format);
        DataFiles told = watch == ReadWatch.NONE ? files : new WatchedFiles(files, watch, total(given));
        return reading(() -> given.read(told, limits, store, by));
    }

    /** Bytes that will be read; null where they are packed, or the format does not tell. */
    private @Nullable Long total(FormatSpec format) throws IOException {
        return format.readings() == 0 || files.isPacked() ? null : format.readings() * size();
    }

    @Override
    public long size() throws IOException {
        return place.bytes(limits);
    }

    @Override
    public void watched(ReadWatch whom) {
        watch = whom;
    }

    @Override
    public Overview overview(@Nullable FormatSpec format, Store store) throws IOException {
        return format == null ? Overview.of(files) : reading(() -> format.overview(files, limits, store));
    }

    @Override
    public DataPlace place() {
        return place;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private <T> T reading(Reading<T> what) throws IOException {
        try {
            T read = what.read();
            refuseChange();
            return read;
        } catch (ZipException | EOFException e) {
            throw new InvalidSpec("uri", "cannot be read: its compressed data is broken");
        } catch (IndexOutOfBoundsException e) {
            // a CSV that grew between its two readings
            refuseChange();
            throw e;
        }
    }

    /** Something that reads the files. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private void refuseChange() throws IOException {
        if (!files.stamp().equals(stamp)) {
            throw new InvalidSpec("uri", "changed while it was read: try again");
        }
    }
}
