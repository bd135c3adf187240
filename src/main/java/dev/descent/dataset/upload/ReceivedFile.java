package dev.descent.dataset.upload;

import dev.descent.content.FinishedFile;

/**
 * A file that came whole.
 *
 * @param name as the client called it; only to be shown
 * @param content its bytes, in no store yet
 */
public record ReceivedFile(String name, FinishedFile content) {}
