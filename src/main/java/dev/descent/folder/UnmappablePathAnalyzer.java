package dev.descent.folder;

import java.nio.file.InvalidPathException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says where a folder's name has characters that the system's locale does not have, as umlauts in that of POSIX. */
final class UnmappablePathAnalyzer extends AbstractFailureAnalyzer<InvalidPathException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPathException cause) {
        return new FailureAnalysis(
                "The path \"" + cause.getInput() + "\" cannot be used: " + cause.getReason() + ".",
                "With a locale of UTF-8, such as LC_ALL=C.UTF-8, a path may have all letters. It may be that of"
                        + " DESCENT_HOME, DESCENT_FILES or another folder that was named.",
                cause);
    }
}
