package dev.descent.event.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.descent.event.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class HistoryIT extends HistoryTest {
    private static final String BOTH_LOSSES = "?series=loss,validation_loss";

    @Test
    void columnsAreExactAndSayHowFarTheyGo() {
        job.metrics(0.5, Double.NaN, 0.25);
        job.metrics(0.125);
        job.epoch(4, Double.POSITIVE_INFINITY);
        JsonNode history = json("?series=loss,validation_loss,epoch_loss");
        assertThat(history).isEqualTo(JSON.readTree("""
                {"last_seq":4,"ended":false,"series":{
                  "loss":{"values":[0.5,"NaN",0.25,0.125],"iterations":[1,2,3,4]},
                  "validation_loss":{"values":["Infinity"],"iterations":[4],"epochs":[1]},
                  "epoch_loss":{"values":[0.5],"iterations":[4],"epochs":[1]}}}
                """));
    }

    @Test
    void withoutNamesThereIsEverySeries() {
        job.train(2);
        assertThat(json("").get("series").propertyNames())
                .containsExactlyInAnyOrder(
                        "loss", "learning_rate", "epoch_loss", "average_loss", "validation_loss", "seconds");
    }

    @Test
    void maxPointsKeepsWhatMatters() {
        double[] losses = new Random(3).doubles(5000).toArray();
        losses[1234] = 99;
        losses[2345] = Double.NaN;
        job.metrics(losses);
        JsonNode loss = json("?series=loss&max_points=100").at("/series/loss");
        assertThat(loss.get("iterations").size())
                .isEqualTo(loss.get("values").size())
                .isBetween(50, 100);
        assertThat(loss.get("iterations").toString())
                .startsWith("[1,")
                .contains(",1235,", ",2346,")
                .endsWith(",5000]");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000})
    void longHistoryIsTheSameFromSummariesAndFromValues(int maxPoints) {
        Random random = new Random(4);
        for (int chunk = 0; chunk < 300; chunk++) {
            job.metrics(random.doubles(1 + random.nextInt(600))
                    .map(value -> value < 1e-4 ? Double.NaN : value)
                    .toArray());
        }
        JsonNode summed = json("?series=loss&max_points=" + maxPoints);
        assertThat(summed.at("/series/loss/values").size()).isBetween(maxPoints / 4, maxPoints);
        int changed =
                database.jdbc().sql("update metric_chunks set summary = null").update();
        assertThat(changed).isPositive();
        assertThat(json("?series=loss&max_points=" + maxPoints)).isEqualTo(summed);
    }

    @Test
    void rewoundChunkIsSummedUpAnew() {
        job.metrics(new Random(6).doubles(3000).toArray());
        job.rewind(2500, 0);
        job.metrics(new Random(7).doubles(1000).map(value -> value + 2).toArray());
        JsonNode loss = json("?series=loss&max_points=20").at("/series/loss");
        assertThat(loss.at("/iterations/0").longValue()).isEqualTo(1);
        assertThat(loss.get("iterations").valueStream().map(JsonNode::longValue))
                .doesNotHaveDuplicates()
                .isSorted()
                .endsWith(3500L);
        double[] values = loss.get("values")
                .valueStream()
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
        assertThat(values).contains(extreme("max")).contains(extreme("min"));
    }

    @Test
    void smoothedSeriesIsThatOfAllPointsAlsoWhereItIsThinned() {
        job.metrics(new Random(3).doubles(5000).toArray());
        JsonNode whole = json("?series=loss&smooth=0.9").at("/series/loss/values");
        JsonNode thinned = json("?series=loss&smooth=0.9&max_points=100").at("/series/loss");
        assertThat(thinned.get("values").size()).isBetween(50, 100);
        for (int i = 0; i < thinned.get("values").size(); i++) {
            int iteration = thinned.get("iterations").get(i).asInt();
            assertThat(thinned.get("values").get(i)).isEqualTo(whole.get(iteration - 1));
        }
    }

    @Test
    void smoothingThatIsOffIsOff() {
        job.train(2);
        assertThat(json("?smooth=0")).isEqualTo(json(""));
    }

    @Test
    void smoothingForgetsWhatIsTakenBack() {
        job.metrics(1, 1, 100, 100);
        job.rewind(2, 0);
        job.metrics(3);
        assertThat(json("?series=loss&smooth=0.5").at("/series/loss/values"))
                .isEqualTo(JSON.readTree("[1.0,1.0,%s]".formatted(1 + 0.5 / (1 - 0.125) * 2)));
    }

    @Test
    void timeIsToldOfTheLastIterationOfEachFlushWhereItIsAskedFor() {
        job.metrics(1, 2, 3);
        job.metrics(4);
        JsonNode time = json("?series=time&smooth=0.9").at("/series/time");
        assertThat(time.get("iterations")).isEqualTo(JSON.readTree("[3,4]"));
        assertThat(time.at("/values/1").asDouble())
                .isGreaterThan(time.at("/values/0").asDouble())
                .isCloseTo(System.currentTimeMillis() / 1000.0, within(600.0));
        assertThat(json("").at("/series/time").isMissingNode()).isTrue();
    }

    @Test
    void csvAndNdjsonHaveALinePerPoint() {
        job.metrics(0.5, Double.NaN);
        job.epoch(2, 0.75);
        assertThat(text(BOTH_LOSSES, "text/csv"))
                .isEqualTo("series,epoch,iteration,value\nloss,1,1,0.5\nloss,1,2,NaN\nvalidation_loss,1,2,0.75\n");
        assertThat(text(BOTH_LOSSES, "application/x-ndjson")).isEqualTo("""
                {"series":"loss","epoch":1,"iteration":1,"value":0.5}
                {"series":"loss","epoch":1,"iteration":2,"value":"NaN"}
                {"series":"validation_loss","epoch":1,"iteration":2,"value":0.75}
                """);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void linesOfNoPointAreAnEmptyAnswer(CapturedOutput output) {
        WebTestClient.bindToServer()
                .build()
                .get()
                .uri("http://localhost:" + port + "/v1/jobs/" + job.id() + "/metrics")
                .accept(MediaType.APPLICATION_NDJSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .isEmpty();

        await().during(Duration.ofMillis(300)).until(() -> !output.getAll().contains("already committed"));
    }

    @Test
    void formIsTheOneThatTheClientPrefers() {
        job.metrics(0.5);
        client.get()
                .uri("/v1/jobs/" + job.id() + "/metrics")
                .header(HttpHeaders.ACCEPT, "text/csv;q=0.1, application/json")
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void unknownSeriesIsRefusedWithThoseThatExist() {
        job.train(1);
        get("?series=loss,lost")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].path")
                .isEqualTo("series")
                .jsonPath("$.errors[0].message")
                .value(message -> assertThat(message.toString()).contains("learning_rate", "lost"));
    }

    @Test
    void usualSeriesIsAwaitedUntilTheLogEnds() {
        assertThat(json("?series=loss,validation_loss").get("series").isEmpty()).isTrue();
        job.end();
        get("?series=validation_loss").expectStatus().isEqualTo(422);
    }

    @Test
    void rewoundValuesAreNotHistory() {
        job.train(2);
        job.rewind(40, 1);
        job.train(1);
        JsonNode series = json("?series=loss,validation_loss").get("series");
        assertThat(series.at("/loss/iterations").size()).isEqualTo(80);
        assertThat(series.at("/validation_loss/epochs").toString()).isEqualTo("[1,2]");
        assertThat(series.at("/validation_loss/iterations").toString()).isEqualTo("[40,80]");
    }

    @Test
    void epochsOfAJobThatWentOnStandAtItsOwnIterationsAlsoAfterARewind() {
        job.goOnFrom(180, 12);
        job.train(2);
        job.rewind(230, 13);
        job.metrics(1, 2, 3);
        JsonNode loss = json("?series=epoch_loss").at("/series/epoch_loss");
        assertThat(loss.get("epochs").toString()).isEqualTo("[13]");
        assertThat(loss.get("iterations").toString()).isEqualTo("[220]");
    }

    @Test
    void unchangedHistoryIsNotSentAgain() {
        job.train(1);
        String etag = get("").expectStatus()
                .isOk()
                .returnResult(byte[].class)
                .getResponseHeaders()
                .getETag();
        again(etag).expectStatus().isNotModified();
        job.train(1);
        again(etag).expectStatus().isOk();
    }

    @Test
    void streamFromTheHistoryOnHasNoGap() {
        job.train(3);
        long lastSeq = json("").get("last_seq").asLong();
        job.train(1);
        job.end();
        String address = "http://localhost:" + port + "/v1/jobs/" + job.id() + "/events?after=" + lastSeq;
        try (TestClient stream = TestClient.open(address, null)) {
            List<TestClient.Event> rest = stream.all();
            assertThat(rest).first().satisfies(event -> {
                assertThat(event.kind()).isEqualTo("metrics");
                assertThat(event.data()).contains("\"first_iteration\":121");
            });
        }
    }

    @Test
    void unknownJobAndBadBoundsAreProblems() {
        client.get()
                .uri("/v1/jobs/" + new UUID(7, 7) + "/metrics")
                .exchange()
                .expectStatus()
                .isNotFound();
        get("?max_points=9").expectStatus().isBadRequest();
        get("?max_points=many").expectStatus().isBadRequest();
        for (String share : List.of("1", "-0.1", "NaN", "much")) {
            get("?smooth=" + share).expectStatus().isBadRequest();
        }
    }

    @Test
    void pagesOfTheLogFollowEachOther() {
        job.train(2);
        job.end();
        JsonNode first = JSON.readTree(page("?limit=2"));
        assertThat(first.get("has_more").asBoolean()).isTrue();
        assertThat(first.at("/data/1/kind").asString()).isEqualTo("metrics");
        assertThat(first.at("/data/1/data/series/loss").size()).isEqualTo(40);
        JsonNode last = JSON.readTree(page("?after=5"));
        assertThat(last.get("has_more").asBoolean()).isFalse();
        assertThat(last.get("data").size()).isEqualTo(1);
        client.get()
                .uri("/v1/jobs/" + new UUID(7, 7) + "/events")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private double extreme(String which) {
        return database.jdbc()
                .sql("select " + which + "(value) from metric_point where series = 'loss' and job_id = ?")
                .param(job.id())
                .query(Double.class)
                .single();
    }

    private String page(String query) {
        return body(client.get().uri("/v1/jobs/" + job.id() + "/events" + query).exchange());
    }

    private WebTestClient.ResponseSpec again(String etag) {
        return client.get()
                .uri("/v1/jobs/" + job.id() + "/metrics")
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange();
    }
}
