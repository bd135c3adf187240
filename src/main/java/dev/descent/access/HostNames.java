package dev.descent.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that this service goes by: those of the loopback, the address that it listens on, and what the operator calls it. */
final class HostNames {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> configured;
    private final Set<String> served;

    /**
     * @param configured by the operator, {@code name} or {@code name:port}, an IPv6 address in brackets
     * @param address that is listened on, as it stands in a URL
     */
    HostNames(List<String> configured, String address) {
        this.configured = configured.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        for (String name : this.configured) {
            if (!name.matches("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:[0-9]{1,5})?")) {
                throw new IllegalArgumentException(
                        "descent.http.host-names must be host or host:port, separated by commas, was " + name);
            }
        }
        this.served = Stream.of(this.configured.stream(), LOOPBACK.stream(), Stream.of(address))
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a header {@code Host} means this service; a name that was configured without a port has any. */
    boolean serve(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return served.contains(lower) || served.contains(lower.replaceFirst(":[0-9]+$", ""));
    }

    /** Whether the operator called the service so, such as the name in front of a proxy. */
    boolean areConfiguredWith(String authority) {
        return configured.contains(authority.toLowerCase(Locale.ROOT));
    }
}
