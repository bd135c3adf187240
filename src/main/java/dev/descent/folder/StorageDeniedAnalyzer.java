package dev.descent.folder;

import java.nio.file.AccessDeniedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the file where something deeper in the data folder belongs to somebody else. */
final class StorageDeniedAnalyzer extends AbstractFailureAnalyzer<AccessDeniedException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AccessDeniedException cause) {
        return new FailureAnalysis(
                cause.getFile() + " cannot be used by " + FolderFault.user() + ": Permission denied.",
                "Give that user the right to it, or name another data folder with DESCENT_HOME.",
                cause);
    }
}
