package dev.descent.dataset.remote;

import java.io.IOException;
import java.util.Optional;

/** A file on some server. */
interface Source {

    /**
     * Asks for its bytes.
     *
     * @return empty where the version that was asked with is the present one
     * @throws CannotResume where the rest cannot be had, but the whole file may
     * @throws TryLater where the server said so
     * @throws IOException for what may go better the next time
     * @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, for what will not
     */
    Optional<Reply> open(Ask ask, Abort abort) throws IOException;

    /** Its URI without what must not be shown. */
    String shown();
}
