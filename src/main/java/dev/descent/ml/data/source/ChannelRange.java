package dev.descent.ml.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file, read by position, so that many may be open on one channel; the channel is its owner's to close. */
public final class ChannelRange extends InputStream {
    private final FileChannel file;
    private final long end;
    private long position;

    /** @param end where it ends, in bytes from the file's beginning */
    public ChannelRange(FileChannel file, long start, long end) {
        this.file = file;
        this.position = start;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, end - position);
        int read = wanted == 0 && length > 0 ? -1 : file.read(ByteBuffer.wrap(into, offset, wanted), position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long wanted) {
        long skipped = Math.max(0, Math.min(wanted, end - position));
        position += skipped;
        return skipped;
    }

    /** Of the next byte, from the file's beginning. */
    long position() {
        return position;
    }
}
