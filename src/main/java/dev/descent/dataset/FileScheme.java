package dev.descent.dataset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.descent.content.HeldFile;
import dev.descent.ml.base.Sha256;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.RelativeName;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code file:} names a file, a folder or a zip archive below one folder, and nothing outside of it. */
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
        return new FileOrigin(place(reference.rest()), limits, hashes);
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
        String objection = RelativeName.objection(name);
        if (objection != null) {
            throw new InvalidSpec("uri", objection + ", below the data folder");
        }
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
            throw new InvalidSpec("uri", "leads outside the data folder: \"" + name + "\"");
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
