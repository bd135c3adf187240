package dev.descent;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets every test wait for its conditions as long as a slow and busy machine may need; a fast one does not notice. */
public final class PatientWaits implements BeforeAllCallback {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
