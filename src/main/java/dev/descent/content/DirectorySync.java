package dev.descent.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the names in a directory last. */
@FunctionalInterface
interface DirectorySync {
    /** Not every system can open a directory, and those that cannot need not. */
    DirectorySync BY_SYSTEM = directory -> {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    };

    /** When this returns, what was moved or made in it is there to stay. */
    void force(Path directory) throws IOException;
}
