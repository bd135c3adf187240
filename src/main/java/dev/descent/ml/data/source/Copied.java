package dev.descent.ml.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files without a name, which end when they are closed: copies of what can only be read from its beginning. */
public final class Copied {
    private Copied() {}

    /** Bytes that copies may take still. */
    static long room() throws IOException {
        return Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir"))).getUsableSpace();
    }

    /** A file to be written and read. */
    public static FileChannel empty() throws IOException {
        return FileChannel.open(
                Files.createTempFile("descent", ".copy"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    static FileChannel of(InputStream in) throws IOException {
        FileChannel copy = empty();
        try {
            in.transferTo(Channels.newOutputStream(copy));
            return copy;
        } catch (IOException | RuntimeException failed) {
            copy.close();
            throw failed;
        }
    }
}
