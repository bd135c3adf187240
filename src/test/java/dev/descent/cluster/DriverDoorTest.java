package dev.descent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.StopSignal.Reason;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.remote.RunTask;
import dev.descent.ml.train.remote.ToldResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a driver may say, and to whom it is nothing. */
class DriverDoorTest {
    private static final String TWO = "{\"kind\":\"iteration\",\"epoch\":1,\"iteration\":1,\"values\":{\"loss\":0.5}},"
            + "{\"kind\":\"iteration\",\"epoch\":1,\"iteration\":2,\"values\":{\"loss\":\"NaN\"}}";
    private static final String THIRD = ",{\"kind\":\"warning\",\"message\":\"third\"}";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ToldLines log = new ToldLines();
    private @Nullable Reason stop;
    private DriverSession session;
    private DriverDoor door;

    @BeforeEach
    void open() throws IOException {
        TrainingPlan plan = SpecReader.read(JsonMapper.shared().readTree("""
                {"model": "mlp", "loss": "cross_entropy", "optimizer": "adam", "training": {}}
                """), TrainingPlan.class);
        RunTask task = new RunTask(plan, LocalDrivers.SPIRALS, 0L, "local[1]", "1g");
        session = new DriverSession(new Run(
                plan,
                () -> {
                    throw new AssertionError("nobody reads data here");
                },
                Checkpoints.NONE,
                log,
                () -> stop));
        door = new DriverDoor(new DriverRoutes(task, session, ModelFiles.NONE, folder));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void onlyTheTokenOpens() throws Exception {
        for (String token : new String[] {"", door.secret().substring(1), door.secret() + "0", "0".repeat(64)}) {
            assertThat(send("POST", "messages", messages(0, TWO), token).statusCode())
                    .isEqualTo(401);
        }
        assertThat(log.lines()).isEmpty();
        assertThat(send("GET", "task", "").body()).contains("sample:spirals");
    }

    @Test
    void messageThatIsRepeatedIsTakenOnce() throws Exception {
        assertThat(send("POST", "messages", messages(0, TWO)).body()).isEqualTo("{\"stop\":null}");
        assertThat(send("POST", "messages", messages(0, TWO + THIRD)).statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "messages", messages(1, TWO)).statusCode()).isEqualTo(200);

        assertThat(log.lines()).containsExactly("1: {loss=0.5}", "2: {loss=NaN}", "third");
    }

    @Test
    void nothingIsTakenWhereAMessageIsMissing() throws Exception {
        assertThat(send("POST", "messages", messages(1, TWO)).statusCode()).isEqualTo(409);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void answerSaysWhyToStop() throws Exception {
        stop = Reason.PAUSED;
        assertThat(send("POST", "messages", messages(0, "")).body()).isEqualTo("{\"stop\":\"PAUSED\"}");
    }

    @Test
    void nothingIsTakenOnceTheRunIsOver() throws Exception {
        session.close();

        assertThat(send("POST", "messages", messages(0, TWO)).statusCode()).isEqualTo(409);
        assertThat(send("PUT", "files/model.zip", "bytes").statusCode()).isEqualTo(409);
        assertThat(send("PUT", "checkpoints?number=0", "bytes").statusCode()).isEqualTo(409);
        assertThat(send("PUT", "end", "{\"iterations\": 1}").statusCode()).isEqualTo(409);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void logThatCannotBeWrittenEndsTheRun() throws Exception {
        log.breaks = new IllegalStateException("the lease is lost");

        assertThat(send("POST", "messages", messages(0, TWO)).statusCode()).isEqualTo(409);
        assertThatThrownBy(() -> session.awaitEnd(1)).isSameAs(log.breaks);
    }

    @Test
    void resultComesWithItsFiles() throws Exception {
        assertThat(send("PUT", "files/model.zip", "bytes").statusCode()).isEqualTo(204);
        assertThat(send("PUT", "files/..%2Fmodel.zip", "bytes").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "files/.hidden", "bytes").statusCode()).isEqualTo(404);
        assertThat(session.awaitEnd(1)).isNull();
        send("PUT", "end", "{\"iterations\": 7, \"parameters_sha256\": \"abc\", \"stopped\": \"cancelled\"}");

        TrainingResult result = result();
        assertThat(result.iterations()).isEqualTo(7);
        assertThat(result.stopped()).isEqualTo(Reason.CANCELLED);
        assertThat(result.files()).isEqualTo(Map.of("model.zip", folder.resolve("model.zip")));
        assertThat(folder.resolve("model.zip")).hasContent("bytes");
    }

    @Test
    void failureOfADriverIsTheRuns() throws Exception {
        send("PUT", "end", "{\"iterations\": 0, \"failure\": {\"type\": \"cluster_failed\", \"message\": \"No.\"}}");

        assertThatThrownBy(this::result)
                .isInstanceOfSatisfying(TrainingFailed.class, failed -> assertThat(failed.type())
                        .isEqualTo("cluster_failed"))
                .hasMessage("No.");
    }

    @Test
    void whatIsNoMessageIsRefusedAndHarmsNothing() throws Exception {
        assertThat(send("POST", "messages", "no JSON").statusCode()).isEqualTo(400);
        assertThat(send("GET", "checkpoints/x", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "nowhere", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "checkpoints/newest", "").statusCode()).isEqualTo(204);
        assertThat(send("POST", "messages", messages(0, TWO)).statusCode()).isEqualTo(200);
    }

    @Test
    void driverIsSilentThatDoesNotSpeakForSoLong() throws Exception {
        assertThat(door.isSilentFor(Duration.ofHours(1))).isFalse();
        assertThat(door.isSilentFor(Duration.ZERO)).isTrue();
        assertThat(door.wasHeard()).isFalse();
        send("GET", "task", "");
        assertThat(door.wasHeard()).isTrue();
    }

    private TrainingResult result() {
        ToldResult told = Objects.requireNonNull(session.awaitEnd(1));
        return told.with(session.files());
    }

    private static String messages(long first, String messages) {
        return "{\"first\":" + first + ",\"messages\":[" + messages + "]}";
    }

    private HttpResponse<String> send(String method, String route, String body) throws Exception {
        return send(method, route, body, door.secret());
    }

    private HttpResponse<String> send(String method, String route, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(door.address() + "/" + route))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
