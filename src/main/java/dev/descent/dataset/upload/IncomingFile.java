package dev.descent.dataset.upload;

import dev.descent.ml.base.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A file on its way in: counted, hashed and written as it comes. */
final class IncomingFile implements Closeable {
    private final String name;
    private final Path path;
    private final long most;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    IncomingFile(String name, Path path, long most) throws IOException {
        this.name = name;
        this.path = path;
        this.most = most;
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    /** @throws UploadTooLarge where this is more than there may be; it is not written then */
    void write(ByteBuffer buffer) throws IOException {
        bytes += buffer.remaining();
        if (bytes > most) {
            throw new UploadTooLarge(most);
        }
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** The whole file. */
    ReceivedFile received() throws IOException {
        channel.close();
        return new ReceivedFile(path, name, bytes, Sha256.hex(digest));
    }

    /** Deletes it, unless its bytes were moved away. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
