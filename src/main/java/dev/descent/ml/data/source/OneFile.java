package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A data set in one file. */
public final class OneFile implements DataFiles {
    private final Path path;

    OneFile(Path path, Limits limits) throws IOException {
        this.path = path;
        long size = Files.size(path);
        if (size > limits.bytes()) {
            throw new InvalidSpec("uri", "has " + size + " bytes, more than the " + limits.bytes() + " allowed");
        }
    }

    @Override
    public NavigableSet<String> names() {
        return new TreeSet<>(java.util.List.of(name()));
    }

    @Override
    public boolean isContainer() {
        return false;
    }

    @Override
    public InputStream open(String name) throws IOException {
        if (!name.equals(name())) {
            throw new IllegalArgumentException("no file " + name);
        }
        return Files.newInputStream(path);
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(path);
    }

    @Override
    public String sha256() throws IOException {
        return Sha256.of(path);
    }

    @Override
    public String stamp() throws IOException {
        return Sha256.stamp(path);
    }

    @Override
    public void close() {}

    private String name() {
        return String.valueOf(path.getFileName());
    }
}
