package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.database.FaultyWire;
import dev.descent.database.FaultyWire.Fault;
import dev.descent.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A service whose connections to the database break between commits and the word of them. */
@Tag("faults")
class BrokenConnectionsIT {
    private static final int FAULTS = 20;
    private static final Fault[] KINDS = {Fault.CUT, Fault.RESET, Fault.HALF_OPEN};

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @Test
    void nothingIsLostWhereTheWordOfACommitIs() throws Exception {
        Random random = new Random(5);
        URI address = URI.create(database.url().substring("jdbc:".length()));
        try (FaultyWire wire = new FaultyWire(address.getPort());
                FaultHouse house = new FaultHouse(home, through(wire, address))) {
            ServiceProcess service = house.start("one", Map.of("DESCENT_LEASE", "30s"), "");
            Api api = FaultHouse.ready(service);
            Watched job = Watched.submit(api, Network.MLP, service.port(), service.port());
            await().atMost(FaultHouse.LONG).until(() -> job.iteration(database.jdbc()) > 0);
            wire.breakBy(
                    commit -> wire.faults() < FAULTS && random.nextInt(3) == 0 ? KINDS[random.nextInt(3)] : Fault.NONE);
            List<String> acknowledged = new ArrayList<>();
            await().atMost(FaultHouse.LONG).until(() -> {
                acknowledged.addAll(post(api));
                return wire.faults() == FAULTS;
            });

            job.assertNothingIsLost(database.jdbc());
            assertThat(acknowledged).isNotEmpty();
            for (String id : acknowledged) {
                await().atMost(FaultHouse.LONG)
                        .until(() -> api.job(id).path("status").asString(""), "succeeded"::equals);
            }
        }
    }

    private Map<String, String> through(FaultyWire wire, URI address) {
        return FaultHouse.settings(
                database.url().replace(":" + address.getPort() + "/", ":" + wire.port() + "/"), database);
    }

    /** The job's id, where the service said that it has it. */
    private static List<String> post(Api api) throws IOException, InterruptedException {
        HttpResponse<String> answer = api.send("POST", "/v1/jobs", Api.LONG_JOB.replace("100000", "1"));
        return answer.statusCode() / 100 == 2
                ? List.of(JsonMapper.shared().readTree(answer.body()).get("id").stringValue())
                : List.of();
    }
}
