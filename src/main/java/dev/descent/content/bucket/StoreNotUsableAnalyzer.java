package dev.descent.content.bucket;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which bucket, and what it needs, instead of a stack trace. */
final class StoreNotUsableAnalyzer extends AbstractFailureAnalyzer<StoreNotUsable> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreNotUsable cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Make the bucket that DESCENT_STORE names, let the credentials of DESCENT_S3_ACCESS_KEY or of the AWS SDK list it, and"
                        + " read, write and delete below its prefix, and look whether DESCENT_S3_ENDPOINT and DESCENT_S3_REGION are its"
                        + " own. The log says what the store answered.",
                cause);
    }
}
