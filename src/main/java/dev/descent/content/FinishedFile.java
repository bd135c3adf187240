package dev.descent.content;

import java.nio.file.Path;

/**
 * A file that came whole and is on the disk, in no store yet.
 *
 * @param path where it is for now
 * @param bytes its length
 * @param sha256 of its bytes, in lower-case hex
 */
public record FinishedFile(Path path, long bytes, String sha256) {}
