package dev.descent;

import dev.descent.event.TestClient;
import dev.descent.event.TestClient.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ways to watch a job's stream, each of which must add up to its log. */
final class JobStreams {
    private static final int RECONNECTS = 10;
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "watcher");
        thread.setDaemon(true);
        thread.start();
    };

    private final String address;

    JobStreams(int port, String job) {
        address = "http://127.0.0.1:" + port + "/v1/jobs/" + job + "/events";
    }

    /** One connection from now to the end. */
    CompletableFuture<List<Event>> watch() {
        return CompletableFuture.supplyAsync(() -> connect(null, Integer.MAX_VALUE), THREADS);
    }

    /** Cuts the connection after a random number of events, ten times, and goes on from the last one. */
    CompletableFuture<List<Event>> watchWithReconnects(long seed) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Random random = new Random(seed);
                    List<Event> events = new ArrayList<>();
                    for (int i = 0; i < RECONNECTS && !ended(events); i++) {
                        events.addAll(connect(last(events), 1 + random.nextInt(5)));
                    }
                    if (!ended(events)) {
                        events.addAll(connect(last(events), Integer.MAX_VALUE));
                    }
                    return events;
                },
                THREADS);
    }

    /** The losses of a stream's metrics events, by iteration from 1. */
    static List<Double> losses(List<Event> events) {
        List<Double> losses = new ArrayList<>();
        for (Event event : events) {
            if (event.kind().equals("metrics")) {
                JsonNode data = JsonMapper.shared().readTree(event.data());
                if (data.get("first_iteration").intValue() != losses.size() + 1) {
                    throw new AssertionError("after " + losses.size() + " losses came " + event.data());
                }
                data.at("/series/loss").forEach(loss -> losses.add(loss.doubleValue()));
            }
        }
        return losses;
    }

    private List<Event> connect(String cursor, int most) {
        List<Event> events = new ArrayList<>();
        try (TestClient client = TestClient.open(address, cursor)) {
            client.until(event -> {
                if (!event.id().isEmpty()) {
                    events.add(event);
                }
                return events.size() >= most;
            });
        }
        return events;
    }

    private static String last(List<Event> events) {
        return events.isEmpty() ? null : events.get(events.size() - 1).id();
    }

    private static boolean ended(List<Event> events) {
        return !events.isEmpty() && events.get(events.size() - 1).kind().equals("end");
    }
}
