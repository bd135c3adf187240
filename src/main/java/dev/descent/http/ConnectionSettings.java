package dev.descent.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What clients may take.
 *
 * @param connections open at once; more are closed as they come
 * @param idleTimeout in which nothing comes, or next to nothing of a body, or nothing of an answer is taken, before a connection is closed
 */
@ConfigurationProperties("descent.http")
record ConnectionSettings(
        @DefaultValue("10000") int connections,
        @DefaultValue("60s") Duration idleTimeout) {

    ConnectionSettings {
        if (connections < 1) {
            throw new IllegalArgumentException("descent.http.connections must be at least 1, was " + connections);
        }
        if (idleTimeout.toMillis() < 100 || idleTimeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "descent.http.idle-timeout must be between 100ms and 1d, was " + idleTimeout);
        }
    }
}
