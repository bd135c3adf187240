package dev.descent.dataset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.descent.content.HeldFile;
import dev.descent.ml.base.Sha256;
import dev.descent.ml.data.source.FolderFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.RelativeName;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code file:} names a file, several, a folder or an archive below one folder, and nothing outside of it. */
final class FileScheme implements Scheme {
    private final Path root;
    private final Limits limits;
    /** SHA-256 by a file's path and stamp: hashing reads everything, and most files stay as they are. */
    private final Cache<String, String> hashes =
            Caffeine.newBuilder().maximumSize(10_000).build();

    FileScheme(Path root, Limits limits) {
        this.root = root;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Origin find(Reference reference) throws IOException {
        NamePattern names = new NamePattern(reference.rest());
        return names.isOfSeveral() && !exists(reference.rest())
                ? several(names)
                : new FileOrigin(place(reference.rest()), limits, hashes);
    }

    /** A name with braces or a star that there is means the file of that name. */
    private boolean exists(String name) {
        return RelativeName.objection(name) == null && Files.exists(below(name));
    }

    /** Files below the innermost folder that all of them have. */
    private Origin several(NamePattern names) throws IOException {
        List<NamePattern> all = names.expanded();
        all.forEach(name -> refuse(RelativeName.objection(name.text())));
        int start = names.plainStart().lastIndexOf('/') + 1;
        Path folder = start == 0 ? root.toRealPath() : place(names.text().substring(0, start));
        ChosenFiles chosen =
                new ChosenFiles(all.stream().map(name -> name.from(start)).toList());
        FolderFiles files = new FolderFiles(folder, limits, chosen.depth(), chosen::match);
        chosen.requireAll(files.names());
        return new FileOrigin(files, folder + "\n" + names.text(), limits, hashes);
    }

    private static void refuse(@Nullable String objection) {
        if (objection != null) {
            throw new InvalidSpec("uri", objection + ", below the data folder");
        }
    }

    @Override
    public HeldFile file(Reference reference) throws IOException {
        Path path = place(reference.rest());
        if (!Files.isRegularFile(path)) {
            throw new InvalidSpec("uri", "must name a file, not a folder: \"" + reference.rest() + "\"");
        }
        return new HeldFile(path, Sha256.of(path), () -> {});
    }

    private Path place(String rest) throws IOException {
        String name = rest.endsWith("/") && rest.length() > 1 ? rest.substring(0, rest.length() - 1) : rest;
        refuse(RelativeName.objection(name));
        return contained(name);
    }

    private Path below(String name) {
        try {
            return root.resolve(name);
        } catch (InvalidPathException e) {
            throw new InvalidSpec(
                    "uri", "has characters that names of files cannot have on this machine: \"" + name + "\"");
        }
    }

    /** The place itself, links followed; never told to anyone, since it says how this machine is laid out. */
    private Path contained(String name) throws IOException {
        Path path = below(name);
        if (!Files.exists(path)) {
            throw new InvalidSpec("uri", "names nothing: there is no \"" + name + "\" in the data folder");
        }
        Path real = path.toRealPath();
        if (!real.startsWith(root.toRealPath())) {
            throw new InvalidSpec("uri", "leads by a link outside the data folder: \"" + name + "\"");
        }
        if (!Files.isRegularFile(real) && !Files.isDirectory(real)) {
            throw new InvalidSpec("uri", "must name a file or a folder: \"" + name + "\"");
        }
        if (!Files.isReadable(real)) {
            throw new InvalidSpec("uri", "cannot be read by this service: \"" + name + "\"");
        }
        return real;
    }
}
