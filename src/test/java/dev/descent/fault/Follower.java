package dev.descent.fault;

import dev.descent.event.TestClient;
import dev.descent.event.TestClient.Event;
import dev.descent.event.TestJob;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client that follows a job to its end, and goes on by its cursor, with the next service, whenever its stream breaks. */
final class Follower {
    private final List<Integer> ports;
    private final String job;
    private final List<Event> events = new ArrayList<>();
    private final CompletableFuture<List<Event>> all = new CompletableFuture<>();

    private Follower(String job, List<Integer> ports) {
        this.job = job;
        this.ports = ports;
        Thread thread = new Thread(this::follow, "follower");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param ports of services, the first of which is asked first */
    static Follower of(String job, Integer... ports) {
        return new Follower(job, List.of(ports));
    }

    private void follow() {
        for (int turn = 0; !hasEnded(); turn++) {
            String cursor =
                    events.isEmpty() ? null : events.get(events.size() - 1).id();
            String address = "http://127.0.0.1:" + ports.get(turn % ports.size()) + "/v1/jobs/" + job + "/events";
            try (TestClient client = TestClient.open(address, cursor)) {
                client.until(this::take);
            } catch (RuntimeException broken) {
                Thread.yield();
            }
        }
        all.complete(events);
    }

    private boolean take(Event event) {
        if (!event.id().isEmpty()) {
            events.add(event);
        }
        return false;
    }

    private boolean hasEnded() {
        return !events.isEmpty() && events.get(events.size() - 1).kind().equals("end");
    }

    /**
     * In what that which came is not what is stored; waits for the stream's end.
     *
     * @param rows of the log, as {@link TestJob#rows} has them
     */
    List<String> differences(List<JsonNode> rows, StoredRun stored) {
        List<Event> came = all.orTimeout(120, TimeUnit.SECONDS).join();
        List<String> found = new ArrayList<>();
        if (came.size() != rows.size()) {
            found.add(rows.size() + " events became " + came.size());
        }
        for (int i = 0; i < Math.min(came.size(), rows.size()); i++) {
            JsonNode row = TestJob.normal(rows.get(i));
            JsonNode event = normal(came.get(i));
            if (!row.equals(event) && !wasTakenBack(rows.get(i), came.get(i))) {
                found.add("the event " + row + " came as " + event);
                return found;
            }
        }
        if (!losses(came).equals(stored.losses())) {
            found.add("the stream's losses are not those that are stored");
        }
        return found;
    }

    /** Who was there first saw the values. */
    private static boolean wasTakenBack(JsonNode row, Event event) {
        return row.at("/data/rewound").asBoolean(false)
                && row.get("kind").stringValue().equals(event.kind())
                && row.get("seq").asLong() == Long.parseLong(event.id());
    }

    /** As the row that it must be. */
    private static JsonNode normal(Event event) {
        ObjectNode data = (ObjectNode) JsonMapper.shared().readTree(event.data());
        data.remove("at");
        ObjectNode row = TestJob.object().put("seq", Long.parseLong(event.id())).put("kind", event.kind());
        row.set("data", data);
        return TestJob.normal(row);
    }

    /** As a chart would have them: what a rewind takes back is forgotten, and what comes twice is there twice. */
    private static List<Double> losses(List<Event> came) {
        List<Double> losses = new ArrayList<>();
        for (Event event : came) {
            JsonNode data = JsonMapper.shared().readTree(event.data());
            if (event.kind().equals("rewind")) {
                int kept = data.get("iteration").intValue();
                losses.subList(Math.min(kept, losses.size()), losses.size()).clear();
            } else if (event.kind().equals("metrics")) {
                data.at("/series/loss").forEach(loss -> losses.add(loss.doubleValue()));
            }
        }
        return losses;
    }
}
