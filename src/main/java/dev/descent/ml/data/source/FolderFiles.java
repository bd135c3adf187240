package dev.descent.ml.data.source;

import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A data set in the files below a folder. Symbolic links are followed to files of the same folder only. */
public final class FolderFiles implements DataFiles {
    private final NavigableMap<String, Path> files;
    private final List<String> emptyFolders;

    FolderFiles(Path root, Limits limits) throws IOException {
        this(root, limits, Integer.MAX_VALUE, name -> true);
    }

    /**
     * Some of the files below a folder.
     *
     * @param depth of folders that are looked into; 1 for the folder itself
     * @param wanted by their names from there
     */
    public FolderFiles(Path root, Limits limits, int depth, Predicate<String> wanted) throws IOException {
        FolderWalk walk = FolderWalk.through(root.toRealPath(), limits, depth, wanted);
        this.files = walk.files();
        this.emptyFolders = walk.emptyFolders();
    }

    /** Files from anywhere under names of their own; their number and size are who collected them's to bound. */
    public FolderFiles(Map<String, Path> files) {
        this.files = new TreeMap<>(files);
        this.emptyFolders = List.of();
    }

    @Override
    public NavigableSet<String> names() {
        return Collections.unmodifiableNavigableSet(files.navigableKeySet());
    }

    @Override
    public List<String> emptyFolders() {
        return emptyFolders;
    }

    /** Where they are, by name. */
    public Map<String, Path> paths() {
        return Collections.unmodifiableMap(files);
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(path(name));
    }

    @Override
    public FileChannel channel(String name) throws IOException {
        return FileChannel.open(path(name));
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(path(name));
    }

    /**
     * Over one line per file, sorted by name: its SHA-256 in hex, two spaces, its relative
     * name, a line feed (as sha256sum prints it).
     */
    @Override
    public String sha256() throws IOException {
        TreeMap<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            hashes.put(file.getKey(), Sha256.of(file.getValue()));
        }
        return sha256(hashes);
    }

    /** The same by the hash of each file, sorted by name. */
    public static String sha256(SortedMap<String, String> hashes) {
        MessageDigest digest = Sha256.digest();
        hashes.forEach((name, hash) -> digest.update((hash + "  " + name + "\n").getBytes(StandardCharsets.UTF_8)));
        return Sha256.hex(digest);
    }

    @Override
    public String stamp() throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String line = file.getKey() + "\n" + FileStamp.of(file.getValue()) + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }

    @Override
    public void close() {}

    private Path path(String name) {
        Path path = files.get(name);
        if (path == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        return path;
    }
}
