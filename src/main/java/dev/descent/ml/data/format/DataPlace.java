package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.FolderFiles;
import dev.descent.ml.data.source.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the bytes of a data set are.
 *
 * @param files paths in the file system, or URLs that give the bytes to whoever has them; by the name of each file, and by none where
 *     there is one place: of a file, a folder or an archive
 */
public record DataPlace(Map<String, String> files) {
    /** The name of the one place. */
    private static final String ALONE = "";

    public DataPlace {
        files = Map.copyOf(files);
    }

    /** Of a file, a folder or an archive. */
    public static DataPlace at(String place) {
        return new DataPlace(Map.of(ALONE, place));
    }

    /** Of several files, by name. */
    public static DataPlace of(Map<String, Path> paths) {
        Map<String, String> files = new TreeMap<>();
        paths.forEach((name, path) -> files.put(name, path.toAbsolutePath().toString()));
        return new DataPlace(files);
    }

    /** Each of its files, by the name that it has in the data set: none where a file or an archive is all of it. */
    Map<String, Path> paths(Limits limits) throws IOException {
        try (DataFiles opened = open(limits)) {
            return opened instanceof FolderFiles folder
                    ? folder.paths()
                    : Map.of(ALONE, Path.of(files.values().iterator().next()));
        }
    }

    /** Bytes of its files, as they lie there. */
    public long bytes(Limits limits) throws IOException {
        long bytes = 0;
        for (Path path : paths(limits).values()) {
            bytes += Files.size(path);
        }
        return bytes;
    }

    /** Opens what is in the file system. */
    DataFiles open(Limits limits) throws IOException {
        String alone = files.get(ALONE);
        if (alone != null) {
            return DataFiles.at(Path.of(alone), limits);
        }
        Map<String, Path> paths = new TreeMap<>();
        files.forEach((name, place) -> paths.put(name, Path.of(place)));
        return new FolderFiles(paths);
    }
}
