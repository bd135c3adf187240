package dev.descent.ml.data.source;

import dev.descent.ml.base.Sha256;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A data set in a zip archive, read in place and never unpacked to disk. Archives within it are files like others.
 * Names that lead out, doubled names, links, overlaps and bombs are refused before anything is unpacked.
 */
public final class Archive implements DataFiles {
    /** Below this size an entry may be as compressible as it likes: a blank image is. */
    private static final long SMALL = 1 << 20;

    /** Masks in an array are one number over and over, and are read item by item: only all bytes together bound them. */
    private static final String ARRAY = ".npy";

    private final Path path;
    private final Limits limits;
    private final FileChannel file;
    private final TreeMap<String, ZipMember> members = new TreeMap<>();
    private final Set<String> folders = new TreeSet<>();
    private long bytes;

    Archive(Path path, Limits limits) throws IOException {
        this.path = path;
        this.limits = limits;
        new OneFile(path, limits).close();
        this.file = FileChannel.open(path);
        try {
            index();
        } catch (InvalidSpec | IOException failure) {
            file.close();
            throw failure;
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
        return Collections.unmodifiableNavigableSet(members.navigableKeySet());
    }

    /** Those that the archive lists: some archives have none. */
    @Override
    public List<String> emptyFolders() {
        return folders.stream()
                .filter(folder -> {
                    String first = members.ceilingKey(folder);
                    return first == null || !first.startsWith(folder);
                })
                .map(folder -> folder.substring(0, folder.length() - 1))
                .toList();
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean isPacked() {
        return true;
    }

    @Override
    public InputStream open(String name) {
        return new MemberStream(file, member(name));
    }

    @Override
    public long size(String name) {
        return member(name).size();
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
    public void close() throws IOException {
        file.close();
    }

    private void index() throws IOException {
        Set<String> seen = new HashSet<>();
        for (ZipMember member : ZipDirectory.read(file, limits.files())) {
            // one name in two Unicode forms looks the same twice
            if (!seen.add(Normalizer.normalize(member.name(), Normalizer.Form.NFC))) {
                throw new InvalidSpec("uri", "holds " + member.name() + " twice");
            }
            check(member);
            if (!RelativeName.isHidden(member.name())) {
                add(member);
            }
        }
    }

    private void add(ZipMember member) {
        if (member.isFolder()) {
            folders.add(member.name());
        } else {
            members.put(member.name(), member);
        }
    }

    private void check(ZipMember member) {
        boolean bomb = member.size() > SMALL
                && member.size() / Math.max(1, member.packed()) > limits.ratio()
                && !member.name().endsWith(ARRAY);
        bytes += Math.min(member.size(), limits.bytes() + 1);
        if (bomb || bytes > limits.bytes()) {
            throw new InvalidSpec(
                    "uri",
                    "unpacks to more than is allowed (" + limits.bytes() + " bytes, " + limits.ratio() + " to 1) at "
                            + member.name());
        }
    }

    private ZipMember member(String name) {
        ZipMember member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        return member;
    }
}
