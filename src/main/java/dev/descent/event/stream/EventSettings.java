package dev.descent.event.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of streams.
 *
 * @param poll how long a stream waits without a notification before it looks by itself
 * @param heartbeat between two signs of life
 * @param stall how long a client may take nothing before its stream is closed
 * @param streams open at once; more are refused
 */
@ConfigurationProperties("descent.event")
record EventSettings(Duration poll, Duration heartbeat, Duration stall, int streams) {
    EventSettings {
        if (poll.toMillis() < 1 || heartbeat.toMillis() < 1 || stall.toMillis() < 1 || streams < 1) {
            throw new IllegalArgumentException("descent.event: times and the number of streams must be positive");
        }
    }
}
