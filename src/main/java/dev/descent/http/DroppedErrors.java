package dev.descent.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Hooks;

/**
 * Logs what goes wrong when nobody can be told any more, as Reactor does by itself, but for what comes of a client that is gone: each
 * of these would be an error with a stack.
 */
@Component
final class DroppedErrors {
    private static final Logger LOG = LoggerFactory.getLogger(DroppedErrors.class);

    /** Of Netty, where an answer ends on a connection that was reset and has left its event loop. */
    private static final String NOT_REGISTERED = "channel not registered to an event loop";

    DroppedErrors() {
        Hooks.onErrorDropped(DroppedErrors::log);
    }

    private static void log(Throwable dropped) {
        boolean isGone = DisconnectedClientHelper.isClientDisconnectedException(dropped)
                || NOT_REGISTERED.equals(dropped.getMessage());
        if (isGone) {
            LOG.debug("A client was gone: {}", dropped.toString());
        } else {
            LOG.error("Something went wrong when nobody could be told any more", dropped);
        }
    }
}
