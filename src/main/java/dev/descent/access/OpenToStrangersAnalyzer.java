package dev.descent.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up what to do, in place of a stack trace. */
final class OpenToStrangersAnalyzer extends AbstractFailureAnalyzer<OpenToStrangers> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, OpenToStrangers cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set DESCENT_API_KEY to a long random value, or listen on this machine alone (DESCENT_ADDRESS=127.0.0.1).",
                cause);
    }
}
