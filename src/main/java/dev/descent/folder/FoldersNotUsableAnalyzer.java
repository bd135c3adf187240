package dev.descent.folder;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which folders, and where they are set, instead of a stack trace. */
final class FoldersNotUsableAnalyzer extends AbstractFailureAnalyzer<FoldersNotUsable> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FoldersNotUsable cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Give that user the right to it, make room on its disk, or name another folder with " + cause.settings()
                        + ".",
                cause);
    }
}
