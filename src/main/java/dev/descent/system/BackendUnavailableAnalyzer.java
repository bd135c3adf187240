package dev.descent.system;

import dev.descent.ml.network.BackendUnavailable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what the backend lacks, instead of a stack trace. */
final class BackendUnavailableAnalyzer extends AbstractFailureAnalyzer<BackendUnavailable> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BackendUnavailable cause) {
        return new FailureAnalysis(cause.getMessage(), "Mend that, or compute with DESCENT_BACKEND=cpu.", cause);
    }
}
