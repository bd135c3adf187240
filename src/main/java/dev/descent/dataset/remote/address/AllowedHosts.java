package dev.descent.dataset.remote.address;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hosts that may be fetched from although their addresses are not public, as the operator named them: {@code minio.internal:9000}, or
 * without a port for all of its ports; an IPv6 address in brackets.
 */
public final class AllowedHosts {
    private final Set<String> names;

    public AllowedHosts(List<String> names) {
        this.names = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        for (String name : this.names) {
            if (!name.matches("(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(:[0-9]{1,5})?")) {
                throw new IllegalArgumentException(
                        "descent.dataset.remote.allowed-hosts must be host or host:port, separated by commas, was "
                                + name);
            }
        }
    }

    boolean allow(String host, int port) {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return names.contains(name) || names.contains(name + ":" + port);
    }
}
