package dev.descent.access;

import dev.descent.http.Refused;
import dev.descent.http.RequestGuard;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Answers only to the names that are this service's own. Where no key is asked for, a page of any site could otherwise read everything,
 * by letting its own name lead to this machine's loopback address.
 */
final class HostGuard implements RequestGuard {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");
    private static final Pattern TARGET = Pattern.compile("(?i)^https?://([^/?#]*).*$");

    private final HostNames names;
    private final boolean anyName;

    /** @param anyName whether a key protects from pages of others */
    HostGuard(HostNames names, boolean anyName) {
        this.names = names;
        this.anyName = anyName;
    }

    @Override
    public @Nullable Refused objection(HttpServerRequest request) {
        List<String> hosts = request.requestHeaders().getAll(HttpHeaders.HOST);
        if (hosts.size() != 1 || !HOST.matcher(hosts.get(0)).matches() || !isTarget(request.uri(), hosts.get(0))) {
            return new WrongHost(
                    HttpStatus.BAD_REQUEST,
                    "invalid-host",
                    "A request, of HTTP/1.0 too, needs one header Host with the name or address of this service, and a port.");
        }
        return anyName || names.serve(hosts.get(0))
                ? null
                : new WrongHost(
                        HttpStatus.MISDIRECTED_REQUEST,
                        "misdirected-request",
                        "Without an API key this service answers to loopback names only, such as localhost and 127.0.0.1,"
                                + " and to those in DESCENT_HOST_NAMES.");
    }

    /** A target may name the host itself, and then goes before the header. */
    private static boolean isTarget(String target, String host) {
        return target.startsWith("/")
                || target.equals("*")
                || host.equalsIgnoreCase(TARGET.matcher(target).replaceFirst("$1"));
    }

    /** The request is for another host, or does not say for which. */
    static final class WrongHost extends Refused {
        private static final long serialVersionUID = 1;

        WrongHost(HttpStatus status, String type, String detail) {
            super(status, type, detail);
        }
    }
}
