package dev.descent.access;

import dev.descent.http.Refused;
import dev.descent.http.RequestGuard;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Refuses calls that change something where a browser sends them for a page of another origin. Programs that are no browsers send no
 * Origin, and pass.
 */
final class OriginGuard implements RequestGuard {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");
    private static final Pattern SCHEME = Pattern.compile("(?i)^https?://");

    private final HostNames names;

    OriginGuard(HostNames names) {
        this.names = names;
    }

    @Override
    public @Nullable Refused objection(HttpServerRequest request) {
        HttpHeaders headers = request.requestHeaders();
        boolean passes = SAFE.contains(request.method().name()) || (!isForeign(headers) && isOwn(headers));
        return passes ? null : new ForeignOrigin();
    }

    private static boolean isForeign(HttpHeaders headers) {
        return headers.getAll("Sec-Fetch-Site").stream()
                .anyMatch(site -> FOREIGN.contains(site.toLowerCase(Locale.ROOT)));
    }

    /** The scheme does not matter: a proxy may speak https for this service. */
    private boolean isOwn(HttpHeaders headers) {
        List<String> origins = headers.getAll("Origin");
        if (origins.isEmpty()) {
            return true;
        }
        String origin = origins.get(0);
        String authority = SCHEME.matcher(origin).replaceFirst("");
        boolean known = authority.equalsIgnoreCase(headers.get("Host")) || names.areConfiguredWith(authority);
        return origins.size() == 1 && !authority.equals(origin) && known;
    }

    /** A page of another site, or of no site, sent the request. */
    static final class ForeignOrigin extends Refused {
        private static final long serialVersionUID = 1;

        ForeignOrigin() {
            super(
                    HttpStatus.FORBIDDEN,
                    "foreign-origin",
                    "Pages of other origins may not change anything here. Where a proxy gives this service another name,"
                            + " let DESCENT_HOST_NAMES have it.");
        }
    }
}
