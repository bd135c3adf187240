package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects the regular files, within the limits. */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private static final int MOST_EMPTY = 1000;

    private final Path root;
    private final Limits limits;
    private final Predicate<String> wanted;
    private final Deque<Integer> filesBefore = new ArrayDeque<>();
    private final NavigableMap<String, Path> files = new TreeMap<>();
    private final List<String> emptyFolders = new ArrayList<>();
    private int filesMet;
    private long bytes;

    private FolderWalk(Path root, Limits limits, Predicate<String> wanted) {
        this.root = root;
        this.limits = limits;
        this.wanted = wanted;
    }

    /**
     * Goes through a folder.
     *
     * @param depth of folders that are looked into; 1 for the folder itself
     * @param wanted by their names from there
     */
    static FolderWalk through(Path root, Limits limits, int depth, Predicate<String> wanted) throws IOException {
        FolderWalk walk = new FolderWalk(root, limits, wanted);
        Files.walkFileTree(root, Set.of(), depth, walk);
        return walk;
    }

    /** By their names. */
    NavigableMap<String, Path> files() {
        return files;
    }

    /** Folders without a file below them, hidden ones aside; of very many only the first ones. */
    List<String> emptyFolders() {
        return emptyFolders.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean hidden = !folder.equals(root) && RelativeName.isHidden(String.valueOf(folder.getFileName()));
        if (!hidden) {
            filesBefore.push(filesMet);
        }
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
        if (filesBefore.pop() == filesMet && emptyFolders.size() < MOST_EMPTY && !folder.equals(root)) {
            emptyFolders.add(name(folder));
        }
        return super.postVisitDirectory(folder, failure);
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = name(file);
        filesMet += RelativeName.isHidden(name) ? 0 : 1;
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
