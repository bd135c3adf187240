package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Services as processes that share a database and a data folder, with leases as short as they may be. */
final class FaultHouse implements AutoCloseable {
    static final Duration LONG = Duration.ofMinutes(10);

    private final Path home;
    private final Map<String, String> settings;
    private final List<ServiceProcess> started = new ArrayList<>();

    FaultHouse(Path home, TestDatabase database) {
        this(home, settings(database.url(), database));
    }

    /** @param database as the environment names it */
    FaultHouse(Path home, Map<String, String> database) {
        this.home = home;
        settings = new HashMap<>(database);
        settings.put("DESCENT_HOME", home.toString());
        settings.put("DESCENT_LEASE", "1s");
        settings.put("DESCENT_RETRY_PAUSE", "0s");
        settings.put("DESCENT_SLOTS", "3");
        settings.put("DESCENT_DATABASE_TIMEOUT", "2");
    }

    /** @param url of the database, or of a way to it */
    static Map<String, String> settings(String url, TestDatabase database) {
        return Map.of(
                "DESCENT_DATABASE_URL", url,
                "DESCENT_DATABASE_USER", database.user(),
                "DESCENT_DATABASE_PASSWORD", database.password());
    }

    ServiceProcess start(String name) {
        return start(name, Map.of(), "");
    }

    /**
     * @param name of its log
     * @param more variables of the environment
     * @param patches a folder of classes that stand in for the product's; empty for none
     */
    ServiceProcess start(String name, Map<String, String> more, String patches) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        try {
            ServiceProcess service = ServiceProcess.start(home.resolve(name + ".log"), all, patches);
            started.add(service);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a service that answers requests. */
    static Api ready(ServiceProcess service) {
        Api api = new Api(service.port());
        await().atMost(LONG)
                .until(() -> service.ends(Duration.ZERO) || api.status("/actuator/health/readiness") == 200);
        assertThat(service.ends(Duration.ZERO)).as("it ended at its start").isFalse();
        return api;
    }

    /** Waits for a line in a service's log. */
    void awaitLogged(String name, String text) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(20)).until(() -> hasLogged(name, text));
    }

    boolean hasLogged(String name, String text) {
        try {
            return Files.readString(home.resolve(name + ".log")).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        started.forEach(ServiceProcess::kill);
    }
}
