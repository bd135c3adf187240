package dev.descent.dataset.remote;

import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A file while it arrives, hashed on the way. */
final class Partial implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    /** @param path an empty file */
    Partial(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    long bytes() {
        return bytes;
    }

    void append(byte[] buffer, int length) {
        ByteBuffer data = ByteBuffer.wrap(buffer, 0, length);
        local(() -> {
            while (data.hasRemaining()) {
                channel.write(data);
            }
        });
        digest.update(buffer, 0, length);
        bytes += length;
    }

    /** Forgets what came so far. */
    void restart() {
        local(() -> channel.truncate(0).position(0));
        digest.reset();
        bytes = 0;
    }

    /** The finished file, which is the caller's from now on. */
    Received finish(Version version) {
        local(channel::close);
        return new Received(path, Sha256.hex(digest), version);
    }

    /** Deletes the file, unless it was finished. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            Files.deleteIfExists(path);
        }
    }

    /** What goes wrong on this disk is not mended by fetching again. */
    private static void local(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a fetched file", e);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** A whole file. */
    record Received(Path path, String sha256, Version version) {}
}
