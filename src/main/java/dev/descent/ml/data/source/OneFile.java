package dev.descent.ml.data.source;

import dev.descent.ml.base.Sha256;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A data set in one file; one that is packed with gzip is read as what it unpacks to. */
public final class OneFile implements DataFiles {
    private final Path path;
    private final Limits limits;

    OneFile(Path path, Limits limits) throws IOException {
        this.path = path;
        this.limits = limits;
        long size = Files.size(path);
        if (size > limits.bytes()) {
            throw new InvalidSpec("uri", "has " + size + " bytes, more than the " + limits.bytes() + " allowed");
        }
    }

    @Override
    public NavigableSet<String> names() {
        return new TreeSet<>(List.of(name()));
    }

    @Override
    public boolean isContainer() {
        return false;
    }

    @Override
    public boolean isPacked() throws IOException {
        return Unpacked.isPacked(path);
    }

    @Override
    public InputStream open(String name) throws IOException {
        if (!name.equals(name())) {
            throw new IllegalArgumentException("no file " + name);
        }
        return Unpacked.open(path, limits);
    }

    @Override
    public FileChannel channel(String name) throws IOException {
        return isPacked() ? DataFiles.super.channel(name) : FileChannel.open(path);
    }

    @Override
    public long size(String name) throws IOException {
        if (!isPacked()) {
            return Files.size(path);
        }
        try (InputStream in = open(name)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public String sha256() throws IOException {
        return Sha256.of(path);
    }

    @Override
    public String stamp() throws IOException {
        return FileStamp.of(path);
    }

    @Override
    public void close() {}

    private String name() {
        return String.valueOf(path.getFileName());
    }
}
