package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A job that is paused, outlives its service and goes on is the job it would have been; others may begin where it stands. */
class PauseIT {
    private static final String JOB = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [128, 128], "dropout": 0.2},
             "loss": "cross_entropy", "training": {"epochs": 600, "batch_size": 32}}
            """;

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @Test
    void pausedJobGoesOnInAnotherProcessAsIfNothingHadBeen() throws Exception {
        String undisturbed;
        String paused;
        try (ServiceProcess service = ServiceProcess.start(database, home, "one")) {
            Api api = new Api(service.port());
            api.awaitReady();
            undisturbed = api.submit(JOB);
            assertThat(ended(api, undisturbed).get("status").stringValue()).isEqualTo("succeeded");
            paused = api.submit(JOB);
            await().until(() -> api.iteration(paused) > 0);
            assertThat(post(api, paused, "pause?wait=30", 202).get("status").stringValue())
                    .isEqualTo("paused");
            assertThat(post(api, paused, "pause", 202).get("pause_requested").booleanValue())
                    .isFalse();
        }
        try (ServiceProcess service = ServiceProcess.start(database, home, "two")) {
            Api api = new Api(service.port());
            api.awaitReady();
            assertThat(api.job(paused).get("status").stringValue()).isEqualTo("paused");
            post(api, paused, "resume", 202);
            JsonNode job = ended(api, paused);
            assertThat(job.get("receipt")).isEqualTo(api.job(undisturbed).get("receipt"));
            assertThat(losses(api, paused)).isEqualTo(losses(api, undisturbed));
            assertThat(post(api, paused, "pause", 409).get("detail").stringValue())
                    .isEqualTo("The job is succeeded already: there is nothing to pause.");
            othersBeginThere(api, paused);
        }
    }

    private static void othersBeginThere(Api api, String parent) throws Exception {
        assertThat(refused(api, parent, JOB)).isEqualTo("training.epochs");
        String longer = JOB.replace("600", "601");
        assertThat(refused(api, parent, longer.replace("[128, 128]", "[9]"))).isEqualTo("model");
        assertThat(refused(
                        api,
                        parent,
                        longer.replace("\"sample:spirals\"", "\"sample:spirals\", \"normalize\": \"none\"")))
                .isEqualTo("dataset");
        assertThat(refused(api, "0199ffff-ffff-7fff-bfff-ffffffffffff", longer)).isEqualTo("start_from.job");
        String child = api.submit(from(parent, longer.replace("\"cross_entropy\"", "\"focal\"")));
        JsonNode job = ended(api, child);
        assertThat(job.get("status").stringValue()).isEqualTo("succeeded");
        long iterations = api.job(parent).at("/progress/iteration").longValue();
        assertThat(job.at("/parent/iteration").longValue()).isEqualTo(iterations);
        assertThat(job.at("/receipt/missing").longValue()).isZero();
        assertThat(job.at("/receipt/expected").longValue()).isEqualTo(iterations / 600);
    }

    private static String refused(Api api, String parent, String job) throws Exception {
        HttpResponse<String> answer = api.send("POST", "/v1/jobs", from(parent, job));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return JsonMapper.shared().readTree(answer.body()).at("/errors/0/path").stringValue();
    }

    private static String from(String parent, String job) {
        return job.stripTrailing().replaceFirst("}$", ", \"start_from\": {\"job\": \"" + parent + "\"}}");
    }

    private static JsonNode post(Api api, String id, String what, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = api.send("POST", "/v1/jobs/" + id + "/" + what, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode ended(Api api, String id) {
        return await().until(() -> api.job(id), job -> job.hasNonNull("finished_at"));
    }

    private static String losses(Api api, String id) throws Exception {
        return JsonMapper.shared()
                .readTree(api.send("GET", "/v1/jobs/" + id + "/metrics?series=loss", "")
                        .body())
                .at("/series/loss/values")
                .toString();
    }
}
