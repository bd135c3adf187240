package dev.descent.dataset.remote;

import dev.descent.dataset.remote.address.AllowedHosts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are fetched from other machines.
 *
 * @param cache the folder for fetched files; need not exist yet
 * @param cacheBytes of fetched files to keep, of those beyond it that are in use as long as they are
 * @param allowedHosts that may have addresses that are not public: {@code host} or {@code host:port}
 * @param connectTimeout to connect, and then for the TLS handshake
 * @param idleTimeout without a byte after which a connection is given up
 * @param totalTimeout of one fetch with all its tries
 */
@ConfigurationProperties("descent.dataset.remote")
public record RemoteSettings(
        @DefaultValue("data/cache") Path cache,
        @DefaultValue("16GB") DataSize cacheBytes,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration idleTimeout,
        @DefaultValue("1h") Duration totalTimeout) {

    public RemoteSettings {
        allowedHosts = List.copyOf(allowedHosts);
        if (cacheBytes.isNegative()) {
            throw new IllegalArgumentException("descent.dataset.remote.cache-bytes must not be negative");
        }
        check("connect-timeout", connectTimeout);
        check("idle-timeout", idleTimeout);
        check("total-timeout", totalTimeout);
    }

    AllowedHosts hosts() {
        return new AllowedHosts(allowedHosts);
    }

    private static void check(String name, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "descent.dataset.remote." + name + " must be between 1ms and 1d, was " + time);
        }
    }
}
