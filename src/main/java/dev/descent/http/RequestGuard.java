package dev.descent.http;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/** Looks at the line and the headers of each request before anything else does. */
@FunctionalInterface
public interface RequestGuard {

    /** Why the request is not served, or null where it may pass. */
    @Nullable
    Refused objection(HttpServerRequest request);
}
