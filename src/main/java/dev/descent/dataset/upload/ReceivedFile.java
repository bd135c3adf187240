package dev.descent.dataset.upload;

import java.nio.file.Path;

/**
 * A file that came whole.
 *
 * @param path where its bytes are for now
 * @param name as the client called it; only to be shown
 * @param sha256 of its bytes, in lower-case hex
 */
public record ReceivedFile(Path path, String name, long bytes, String sha256) {}
