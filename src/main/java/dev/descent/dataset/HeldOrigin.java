package dev.descent.dataset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.descent.content.HeldFile;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.source.FolderFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.ReadWatch;
import dev.descent.ml.data.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file, or several, that are kept by their hashes, which are known therefore.
 *
 * @param sha256 of all of it
 * @param held closed with the origin
 */
record HeldOrigin(String sha256, List<HeldFile> held, FileOrigin bytes) implements Origin {
    private static final Cache<String, String> NO_HASHES =
            Caffeine.newBuilder().maximumSize(0).build();

    /** Takes the file over: it is closed with the origin. */
    static HeldOrigin of(HeldFile file, Limits limits) throws IOException {
        try {
            return new HeldOrigin(file.sha256(), List.of(file), new FileOrigin(file.path(), limits, NO_HASHES));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Takes files over, once it is made; they have the hash that a folder of them would have.
     *
     * @param files by their names
     */
    static HeldOrigin of(SortedMap<String, HeldFile> files, Limits limits) throws IOException {
        TreeMap<String, Path> places = new TreeMap<>();
        TreeMap<String, String> hashes = new TreeMap<>();
        files.forEach((name, file) -> {
            places.put(name, file.path());
            hashes.put(name, file.sha256());
        });
        FileOrigin bytes = new FileOrigin(new FolderFiles(places), "", limits, NO_HASHES);
        return new HeldOrigin(FolderFiles.sha256(hashes), List.copyOf(files.values()), bytes);
    }

    @Override
    public void checkFormat(@Nullable FormatSpec format) {
        bytes.checkFormat(format);
    }

    @Override
    public long size() throws IOException {
        return bytes.size();
    }

    @Override
    public void watched(ReadWatch watch) {
        bytes.watched(watch);
    }

    @Override
    public RawData read(@Nullable FormatSpec format, SplitBy by, Store store) throws IOException {
        return bytes.read(format, by, store);
    }

    @Override
    public Overview overview(@Nullable FormatSpec format, Store store) throws IOException {
        return bytes.overview(format, store);
    }

    @Override
    public DataPlace place() {
        return bytes.place();
    }

    @Override
    public void close() throws IOException {
        try {
            bytes.close();
        } finally {
            held.forEach(HeldFile::close);
        }
    }
}
