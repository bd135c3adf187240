package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file's bytes; where it is packed with gzip, what it unpacks to, up to what is allowed. */
final class Unpacked extends FilterInputStream {
    /** Up to this size a file may be as compressible as it likes. */
    private static final long SMALL = 64L << 20;

    private static final int GZIP = 0x1f8b;

    private final long most;
    private long read;

    private Unpacked(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    static InputStream open(Path path, Limits limits) throws IOException {
        return of(Files.newInputStream(path), Files.size(path), limits);
    }

    /** @param size of all that comes, in bytes */
    static InputStream of(InputStream in, long size, Limits limits) throws IOException {
        BufferedInputStream file = new BufferedInputStream(in, 1 << 16);
        try {
            if (!isPacked(file)) {
                return file;
            }
            long ratio = Math.max(SMALL, size * limits.ratio());
            return new Unpacked(new GZIPInputStream(file, 1 << 16), Math.min(limits.bytes(), ratio));
        } catch (IOException broken) {
            file.close();
            throw broken;
        }
    }

    static boolean isPacked(Path path) throws IOException {
        try (BufferedInputStream file = new BufferedInputStream(Files.newInputStream(path), 16)) {
            return isPacked(file);
        }
    }

    private static boolean isPacked(BufferedInputStream file) throws IOException {
        file.mark(2);
        int start = file.read() << 8 | file.read();
        file.reset();
        return start == GZIP;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > most) {
            throw new InvalidSpec("uri", "unpacks to more than the " + most + " bytes allowed for a file of its size");
        }
    }
}
