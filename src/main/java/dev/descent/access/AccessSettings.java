package dev.descent.access;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param apiKey to be sent as {@code Authorization: Bearer …}; empty means that none is asked for
 * @param hostNames that the service goes by besides those of the loopback: {@code host} or {@code host:port}
 * @param allowedOrigins whose pages may read answers: {@code https://host}
 */
@ConfigurationProperties("descent.http")
record AccessSettings(
        String apiKey,
        @DefaultValue List<String> hostNames,
        @DefaultValue List<String> allowedOrigins) {
    AccessSettings {
        apiKey = apiKey == null ? "" : apiKey.strip();
        hostNames = List.copyOf(hostNames);
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    boolean hasKey() {
        return !apiKey.isEmpty();
    }

    /** @throws OpenToStrangers where other machines could call without a key; {@code address} null means any address */
    void checkFor(@Nullable InetAddress address) {
        boolean local = address != null && address.isLoopbackAddress();
        if (!local && !hasKey()) {
            throw new OpenToStrangers(address);
        }
    }
}
