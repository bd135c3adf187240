package dev.descent.ml.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies of files that can only be read from their beginning; they end when they are closed. */
final class Copied {
    private Copied() {}

    /** Bytes that copies may take still. */
    static long room() throws IOException {
        return Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir"))).getUsableSpace();
    }

    static FileChannel of(InputStream in) throws IOException {
        Path path = Files.createTempFile("descent", ".copy");
        FileChannel copy = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            in.transferTo(Channels.newOutputStream(copy));
            return copy;
        } catch (IOException | RuntimeException failed) {
            copy.close();
            throw failed;
        }
    }
}
