package dev.descent.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The service would listen to other machines without asking for a key: it does not start. */
final class OpenToStrangers extends RuntimeException {
    private static final long serialVersionUID = 1;

    OpenToStrangers(@Nullable InetAddress address) {
        super("Listening on " + (address == null ? "every address" : address.getHostAddress())
                + " without an API key would let anybody on the network run jobs.");
    }
}
