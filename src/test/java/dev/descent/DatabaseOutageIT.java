package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.database.EmbeddedProcess;
import dev.descent.database.FailingDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an outage of the database costs a job: nothing. */
class DatabaseOutageIT {
    @TempDir
    private Path home;

    @Test
    void outagesLongerThanTheLeaseCostNoAttempt() throws Exception {
        try (FailingDatabase database = new FailingDatabase(home.resolve("postgres"));
                ServiceProcess service = ServiceProcess.start(home.resolve("one.log"), settings(database.settings()))) {
            Api api = new Api(service.port());
            api.awaitReady();
            String id = api.submit(Api.LONG_JOB);
            for (int outage = 0; outage < 3; outage++) {
                awaitProgress(api, id);
                database.kill();
                int outages = outage + 1;
                await().until(() -> told("The database is away") == outages);
                await().during(Duration.ofSeconds(3)).until(() -> api.status("/v1/jobs/" + id) == 503);
                database.startAgain();
                awaitProgress(api, id);
            }
            await().during(Duration.ofSeconds(12)).until(() -> isInItsFirstAttempt(api, id));
            assertThat(told("The database is away")).isEqualTo(3);
            assertThat(told("The database answers again")).isEqualTo(3);
            assertThat(errorsAndStacks()).isEmpty();
            assertThat(database.jdbc()
                            .sql("select count(*) from events where kind = 'rewind'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void embeddedDatabaseThatIsKilledComesBackAndTheJobGoesOn() throws Exception {
        try (ServiceProcess service =
                ServiceProcess.start(home.resolve("one.log"), settings(Map.of("DESCENT_SLOST", "2")))) {
            Api api = new Api(service.port());
            api.awaitReady();
            String id = api.submit(Api.LONG_JOB);
            awaitProgress(api, id);
            assertThat(told("ignored: DESCENT_SLOST (did you mean \"DESCENT_SLOTS\"?)"))
                    .isEqualTo(1);
            Path data = home.resolve("postgres/17");
            EmbeddedProcess killed = EmbeddedProcess.of(data);
            killed.kill();

            await().ignoreExceptions().until(() -> !EmbeddedProcess.of(data).equals(killed));
            awaitProgress(api, id);
            assertThat(api.job(id).get("attempt").intValue()).isEqualTo(1);
        }
    }

    private static boolean isInItsFirstAttempt(Api api, String id) {
        JsonNode job = api.job(id);
        return job.get("status").stringValue().equals("running")
                && job.get("attempt").intValue() == 1;
    }

    private Map<String, String> settings(Map<String, String> database) {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("DESCENT_HOME", home.toString());
        settings.put("DESCENT_LEASE", "2s");
        return settings;
    }

    private static void awaitProgress(Api api, String id) {
        await().until(() -> api.status("/v1/jobs/" + id) == 200);
        int before = api.iteration(id);
        await().ignoreExceptions().until(() -> api.iteration(id) > before);
    }

    private List<String> errorsAndStacks() throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve("one.log"))) {
            return lines.filter(line -> line.contains(" ERROR ") || line.startsWith("\tat "))
                    .toList();
        }
    }

    private long told(String text) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve("one.log"))) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }
}
