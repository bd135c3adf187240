package dev.descent.ml.data.source;

import dev.descent.ml.base.Sha256;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A data set in the files below a folder. Symbolic links are followed to files of the same folder only. */
public final class FolderFiles implements DataFiles {
    private final Limits limits;
    private final TreeMap<String, Path> files = new TreeMap<>();

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
        this.limits = limits;
        Walk walk = new Walk(root.toRealPath(), wanted);
        Files.walkFileTree(walk.root, Set.of(), depth, walk);
    }

    /** Files from anywhere under names of their own; their number and size are who collected them's to bound. */
    public FolderFiles(Map<String, Path> files, Limits limits) {
        this.limits = limits;
        this.files.putAll(files);
    }

    @Override
    public NavigableSet<String> names() {
        return Collections.unmodifiableNavigableSet(files.navigableKeySet());
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

    /** Collects the regular files, within the limits. */
    private final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Predicate<String> wanted;
        private long bytes;

        Walk(Path root, Predicate<String> wanted) {
            this.root = root;
            this.wanted = wanted;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden = !folder.equals(root) && RelativeName.isHidden(String.valueOf(folder.getFileName()));
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = root.relativize(file).toString().replace('\\', '/');
            // a folder beyond the depth comes as if it were a file
            boolean beyond = attributes.isDirectory();
            if (!beyond && !RelativeName.isHidden(name) && wanted.test(name)) {
                checkReadable(name);
                Path real = attributes.isSymbolicLink() ? followed(file, name) : file;
                if (!Files.isRegularFile(real)) {
                    throw new InvalidSpec("uri", "holds " + name + ", which is not a regular file");
                }
                files.put(name, real);
                bytes += Files.size(real);
                check();
            }
            return FileVisitResult.CONTINUE;
        }

        /** Where the locale has no such characters, Java puts this one for each. */
        private void checkReadable(String name) {
            if (name.indexOf('\ufffd') >= 0) {
                throw new InvalidSpec(
                        "uri",
                        "holds " + name
                                + ", whose name has characters that this service's locale cannot read: it must be"
                                + " started with a UTF-8 locale, such as LC_ALL=C.UTF-8");
            }
        }

        private Path followed(Path link, String name) throws IOException {
            Path real = Files.exists(link) ? link.toRealPath() : link;
            if (!real.startsWith(root) || !Files.isRegularFile(real)) {
                throw new InvalidSpec("uri", "holds the link " + name + ", which leads to no file of this folder");
            }
            return real;
        }

        private void check() {
            if (files.size() > limits.files()) {
                throw new InvalidSpec("uri", "holds more than the " + limits.files() + " files allowed");
            }
            if (bytes > limits.bytes()) {
                throw new InvalidSpec("uri", "holds more than the " + limits.bytes() + " bytes allowed");
            }
        }
    }
}
