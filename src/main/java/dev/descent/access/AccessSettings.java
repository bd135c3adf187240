package dev.descent.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The API key.
 *
 * @param apiKey to be sent as {@code Authorization: Bearer …}; empty means that none is asked for
 */
@ConfigurationProperties("descent.http")
record AccessSettings(String apiKey) {
    AccessSettings {
        apiKey = apiKey == null ? "" : apiKey.strip();
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
