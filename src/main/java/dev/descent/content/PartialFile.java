package dev.descent.content;

import dev.descent.ml.base.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A file while it arrives: counted and hashed on the way. It is gone when it is closed, unless a store took it. */
public final class PartialFile implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    /** @param path an empty file */
    PartialFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    /** How many came so far. */
    public long bytes() {
        return bytes;
    }

    public void append(ByteBuffer data) throws IOException {
        digest.update(data.duplicate());
        bytes += data.remaining();
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    /** Appends all that a stream has. */
    public void append(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            append(ByteBuffer.wrap(buffer, 0, count));
        }
    }

    /** Appends what is written to it; need not be closed. */
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] data, int from, int length) throws IOException {
                append(ByteBuffer.wrap(data, from, length));
            }
        };
    }

    /** Forgets what came so far. */
    public void restart() throws IOException {
        channel.truncate(0).position(0);
        digest.reset();
        bytes = 0;
    }

    /** The whole file; nothing can be appended any more. Waits until it is on the disk. */
    public FinishedFile finish() throws IOException {
        channel.force(true);
        channel.close();
        return new FinishedFile(path, bytes, Sha256.hex(digest));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
