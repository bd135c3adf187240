package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.event.TestJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A job that is disturbed while clients follow it, and what its run must come to. */
record Watched(Network network, String id, List<Follower> followers) {

    /** @param ports of services to follow it at, each by a client that begins with another of them */
    static Watched submit(Api api, Network network, Integer... ports) throws IOException, InterruptedException {
        String id = api.submit(network.job());
        List<Follower> followers = new ArrayList<>();
        for (int first = 0; first < ports.length; first++) {
            List<Integer> order = new ArrayList<>(List.of(ports));
            Collections.rotate(order, first);
            followers.add(Follower.of(id, order.toArray(Integer[]::new)));
        }
        return new Watched(network, id, followers);
    }

    UUID uuid() {
        return UUID.fromString(id);
    }

    /** Waits for its end; in what it is not the undisturbed run. */
    List<String> differences(JdbcClient sql) throws IOException, InterruptedException {
        StoredRun undisturbed = Undisturbed.run(network);
        await().atMost(FaultHouse.LONG).ignoreExceptions().until(() -> hasEnded(sql));
        StoredRun stored = StoredRun.of(sql, id);
        List<String> found = new ArrayList<>(undisturbed.differences(stored));
        List<JsonNode> rows = TestJob.rows(sql, uuid());
        followers.forEach(follower -> found.addAll(follower.differences(rows, stored)));
        return found;
    }

    void assertNothingIsLost(JdbcClient sql) throws IOException, InterruptedException {
        assertThat(differences(sql)).as("%s", network).isEmpty();
    }

    long iteration(JdbcClient sql) {
        return sql.sql("select last_iteration from jobs where id = ?")
                .param(uuid())
                .query(Long.class)
                .single();
    }

    boolean hasEnded(JdbcClient sql) {
        return sql.sql("select finished_at is not null from jobs where id = ?")
                .param(uuid())
                .query(Boolean.class)
                .single();
    }
}
