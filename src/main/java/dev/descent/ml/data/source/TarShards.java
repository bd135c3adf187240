package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * The files in tar archives, each by its archive's name, {@code /} and its own. They are read in place; an archive
 * that is packed with gzip is unpacked to a file without a name, see {@link OpenShards}.
 */
public final class TarShards implements DataFiles {
    private final DataFiles files;
    private final Limits limits;
    private final TreeMap<String, Placed> members = new TreeMap<>();
    private final Map<String, List<String>> byShard = new LinkedHashMap<>();
    private final List<String> unended = new ArrayList<>();
    private final OpenShards open;
    private long bytes;

    /** A file and the archive that it lies in. */
    private record Placed(String shard, TarMember member) {}

    /**
     * Looks into archives.
     *
     * @param files closed by their owner
     * @param shards names of the archives in {@code files}
     * @throws InvalidSpec where one is broken, or holds what must not be there
     */
    public TarShards(DataFiles files, List<String> shards, Limits limits) throws IOException {
        this.files = files;
        this.limits = limits;
        this.open = new OpenShards(files, limits);
        try {
            for (String shard : shards) {
                index(shard);
            }
        } catch (InvalidSpec | IOException failure) {
            close();
            throw failure;
        }
    }

    private void index(String shard) throws IOException {
        FileChannel file = open.open(shard);
        TarListing.TarMembers listed = TarListing.read(shard, file, limits.files() - members.size());
        if (!listed.isEnded()) {
            unended.add(shard);
        }
        List<String> names = new ArrayList<>();
        for (TarMember member : listed.members()) {
            String name = files.isContainer() ? shard + "/" + member.name() : member.name();
            if (members.put(name, new Placed(shard, member)) != null) {
                throw new InvalidSpec("uri", "holds " + name + " twice");
            }
            names.add(name);
            count(member.size(), name);
        }
        byShard.put(shard, List.copyOf(names));
    }

    private void count(long size, String name) {
        bytes += size;
        if (bytes > limits.bytes()) {
            throw new InvalidSpec("uri", "unpacks to more than the " + limits.bytes() + " bytes allowed at " + name);
        }
    }

    /** Names of the files in each archive, in its order; the archives in theirs. */
    public Map<String, List<String>> byShard() {
        return Collections.unmodifiableMap(byShard);
    }

    /** Archives that do not end as such do, and may have been cut off between two files. */
    public List<String> unended() {
        return Collections.unmodifiableList(unended);
    }

    @Override
    public NavigableSet<String> names() {
        return Collections.unmodifiableNavigableSet(members.navigableKeySet());
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    /** What was opened of another archive cannot be read any more. */
    @Override
    public InputStream open(String name) throws IOException {
        Placed placed = placed(name);
        // a channel's reading is not watched by itself
        files.told(placed.member().size());
        FileChannel file = open.open(placed.shard());
        return new ChannelRange(file, placed.member().start(), placed.member().end());
    }

    @Override
    public long size(String name) {
        return placed(name).member().size();
    }

    @Override
    public String sha256() throws IOException {
        return files.sha256();
    }

    @Override
    public String stamp() throws IOException {
        return files.stamp();
    }

    /** Lets open archives go; the files that they came from stay open. */
    @Override
    public void close() throws IOException {
        open.close();
    }

    private Placed placed(String name) {
        Placed placed = members.get(name);
        if (placed == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        return placed;
    }
}
