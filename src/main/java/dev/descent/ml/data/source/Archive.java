package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A data set in a zip archive, read in place and never unpacked to disk. Where everything lies in one top folder, names begin below it.
 * Archives within it are files like others. Names that lead out, doubled names and bombs are refused before anything is unpacked.
 */
public final class Archive implements DataFiles {
    /** Below this size an entry may be as compressible as it likes: a blank image is. */
    private static final long SMALL = 1 << 20;

    private final Path path;
    private final Limits limits;
    private final ZipFile zip;
    private final TreeMap<String, ZipEntry> entries = new TreeMap<>();
    private long bytes;

    Archive(Path path, Limits limits) throws IOException {
        this.path = path;
        this.limits = limits;
        new OneFile(path, limits).close();
        this.zip = opened(path);
        try {
            index();
        } catch (InvalidSpec invalid) {
            zip.close();
            throw invalid;
        }
    }

    static boolean isArchive(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && (start[2] == 3 || start[2] == 5);
        }
    }

    @Override
    public NavigableSet<String> names() {
        return Collections.unmodifiableNavigableSet(entries.navigableKeySet());
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public InputStream open(String name) throws IOException {
        ZipEntry entry = entry(name);
        return new Bounded(zip.getInputStream(entry), name, entry.getSize());
    }

    @Override
    public long size(String name) {
        return entry(name).getSize();
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
    public void close() throws IOException {
        zip.close();
    }

    private static ZipFile opened(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new InvalidSpec("uri", "begins like a zip archive and cannot be read as one: " + e.getMessage());
        }
    }

    private void index() {
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (!entry.isDirectory()) {
                check(entry);
                if (!RelativeName.isHidden(entry.getName()) && entries.put(entry.getName(), entry) != null) {
                    throw new InvalidSpec("uri", "holds " + entry.getName() + " twice");
                }
            }
        }
        leaveTopFolder();
    }

    private void check(ZipEntry entry) {
        String objection = RelativeName.objection(entry.getName());
        if (objection != null) {
            throw new InvalidSpec("uri", "holds an entry whose name " + objection);
        }
        bytes += entry.getSize();
        boolean bomb =
                entry.getSize() > SMALL && entry.getSize() / Math.max(1, entry.getCompressedSize()) > limits.ratio();
        if (bomb || entry.getSize() < 0 || bytes > limits.bytes()) {
            throw new InvalidSpec(
                    "uri",
                    "unpacks to more than is allowed (" + limits.bytes() + " bytes, " + limits.ratio() + " to 1) at "
                            + entry.getName());
        }
        if (entries.size() >= limits.files()) {
            throw new InvalidSpec("uri", "holds more than the " + limits.files() + " files allowed");
        }
    }

    private void leaveTopFolder() {
        int slash = entries.isEmpty() ? -1 : entries.firstKey().indexOf('/');
        if (slash < 0) {
            return;
        }
        String top = entries.firstKey().substring(0, slash + 1);
        if (entries.lastKey().startsWith(top)) {
            TreeMap<String, ZipEntry> below = new TreeMap<>();
            entries.forEach((name, entry) -> below.put(name.substring(top.length()), entry));
            entries.clear();
            entries.putAll(below);
        }
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        return entry;
    }
}
