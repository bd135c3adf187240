package dev.descent.dataset.remote;

import java.io.IOException;

/** The server does not give the rest of what was begun: it changed, or the server does not do ranges well. */
final class CannotResume extends IOException {
    private static final long serialVersionUID = 1;

    CannotResume(String message) {
        super(message);
    }
}
