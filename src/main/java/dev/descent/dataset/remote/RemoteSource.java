package dev.descent.dataset.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A file on some server. */
interface RemoteSource {
    /**
     * Asks for its bytes.
     *
     * @return empty where the version that was asked with is the present one
     * @throws CannotResume where the rest cannot be had, but the whole file may
     * @throws TryLater where the server said so
     * @throws IOException for what may go better the next time
     * @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, for what will not
     */
    Optional<FetchResponse> open(FetchRequest request, Cancellation cancellation) throws IOException;

    /** Its URI without what must not be shown. */
    String shown();

    /** The server does not give the rest of what was begun: it changed, or the server does not do ranges well. */
    final class CannotResume extends IOException {
        private static final long serialVersionUID = 1;

        CannotResume(String message) {
            super(message);
        }
    }

    /** The server is too busy, or broken for the moment. */
    final class TryLater extends IOException {
        private static final long serialVersionUID = 1;
        private final Duration pause;

        /** @param pause that the server asks for, or zero */
        TryLater(String message, Duration pause) {
            super(message);
            this.pause = pause;
        }

        Duration pause() {
            return pause;
        }
    }
}
