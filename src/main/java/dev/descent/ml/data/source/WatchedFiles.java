package dev.descent.ml.data.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** The same files, with somebody who is told how much of them was read. */
public final class WatchedFiles implements DataFiles {
    private final DataFiles files;
    private final ReadWatch watch;
    private final @Nullable Long total;
    private long bytes;

    /** @param total bytes that will be read, where that is known */
    public WatchedFiles(DataFiles files, ReadWatch watch, @Nullable Long total) {
        this.files = files;
        this.watch = watch;
        this.total = total;
    }

    @Override
    public NavigableSet<String> names() {
        return files.names();
    }

    @Override
    public List<String> emptyFolders() {
        return files.emptyFolders();
    }

    @Override
    public boolean isContainer() {
        return files.isContainer();
    }

    @Override
    public boolean isPacked() throws IOException {
        return files.isPacked();
    }

    @Override
    public InputStream open(String name) throws IOException {
        return new FilterInputStream(files.open(name)) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                told(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                told(Math.max(0, count));
                return count;
            }
        };
    }

    @Override
    public FileChannel channel(String name) throws IOException {
        // a copy of what is packed is read from its beginning, here
        return isPacked() ? DataFiles.super.channel(name) : files.channel(name);
    }

    @Override
    public synchronized void told(long more) {
        bytes += more;
        try {
            watch.read(bytes, total == null || bytes > total ? null : total);
        } catch (RuntimeException reason) {
            throw new ReadingStopped(reason);
        }
    }

    @Override
    public long size(String name) throws IOException {
        return files.size(name);
    }

    @Override
    public String sha256() throws IOException {
        return files.sha256();
    }

    @Override
    public String stamp() throws IOException {
        return files.stamp();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
