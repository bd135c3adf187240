package dev.descent.ml.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** By what a file that changes is told without reading it. */
final class FileStamp {
    private FileStamp() {}

    /**
     * Size, time of change and identity (on file systems that have one, so that a file put in another's place is seen).
     */
    static String of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + "@" + attributes.lastModifiedTime() + "@" + attributes.fileKey();
    }
}
