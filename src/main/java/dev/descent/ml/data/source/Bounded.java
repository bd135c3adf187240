package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with a fault where more comes out of it than was said: what a bomb unpacks to is never held. */
final class Bounded extends FilterInputStream {
    private final String name;
    private final long most;
    private long left;

    /** @param name of the file, for the message */
    public Bounded(InputStream in, String name, long most) {
        super(in);
        this.name = name;
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new InvalidSpec("uri", "holds " + name + ", which unpacks to more than " + most + " bytes");
        }
    }
}
