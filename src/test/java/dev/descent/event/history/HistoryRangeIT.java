package dev.descent.event.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A part of a history, as who zooms into a long run asks for it. */
class HistoryRangeIT extends HistoryTest {
    /** Chunks end at 40, 80, …: ranges within one, over several, along their edges and beyond the run. */
    @ParameterizedTest
    @CsvSource({"1,1", "3,7", "40,41", "41,80", "39,121", "1,200", "160,999", "1,9223372036854775807"})
    void rangeHasThePointsOfTheWholeThatLieInIt(long from, long to) {
        job.train(5);
        for (String query : List.of("?", "?series=loss,time&", "?series=loss,average_loss&smooth=0.9&")) {
            JsonNode part = json(query + "from=%d&to=%d".formatted(from, to));
            assertThat(part).isEqualTo(cut(json(query), from, to));
        }
    }

    @Test
    void eitherEndMayBeLeftOut() {
        job.metrics(5, 4, 3, 2);
        assertThat(values("?series=loss&from=3")).containsExactly(3.0, 2.0);
        assertThat(values("?series=loss&to=3")).containsExactly(5.0, 4.0, 3.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000})
    void thinnedRangeIsTheSameFromSummariesAndFromValues(int maxPoints) {
        Random random = new Random(4);
        for (int chunk = 0; chunk < 300; chunk++) {
            job.metrics(random.doubles(1 + random.nextInt(600))
                    .map(value -> value < 1e-4 ? Double.NaN : value)
                    .toArray());
        }
        String query = "?series=loss&from=20003&to=60007&max_points=" + maxPoints;
        JsonNode summed = json(query);
        assertThat(summed.at("/series/loss/values").size()).isBetween(maxPoints / 4, maxPoints);
        assertThat(summed.at("/series/loss/iterations").toString())
                .startsWith("[20003,")
                .endsWith(",60007]");
        database.jdbc().sql("update metric_chunks set summary = null").update();
        assertThat(json(query)).isEqualTo(summed);
    }

    @Test
    void rangeIsFinerThanTheWhole() {
        job.metrics(new Random(5).doubles(8000).toArray());
        assertThat(values("?series=loss&max_points=100&from=3001&to=3100"))
                .containsExactlyElementsOf(values("?series=loss").subList(3000, 3100));
    }

    /** Were the others counted, there would be no room for more than the first and last of each bucket. */
    @Test
    void whatIsNotFiniteOutsideOfTheRangeHasNoSayInHowItIsThinned() {
        double[] rest = new Random(6).doubles(3000).toArray();
        rest[1234] = Double.NaN;
        job.metrics(DoubleStream.concat(DoubleStream.generate(() -> Double.NaN).limit(3000), DoubleStream.of(rest))
                .toArray());
        List<Double> with = values("?series=loss&max_points=1000&from=3001");

        newJob();
        job.metrics(DoubleStream.concat(DoubleStream.generate(() -> 1.0).limit(3000), DoubleStream.of(rest))
                .toArray());
        assertThat(with).isEqualTo(values("?series=loss&max_points=1000&from=3001"));
    }

    @Test
    void averageBeginsBeforeTheRange() {
        job.metrics(new Random(7).doubles(5000).toArray());
        List<Double> whole = values("?series=loss&smooth=0.99");
        assertThat(values("?series=loss&smooth=0.99&from=4001&to=4100"))
                .containsExactlyElementsOf(whole.subList(4000, 4100));
        JsonNode thinned = json("?series=loss&smooth=0.99&from=2001&to=4000&max_points=100");
        double[] found = doubles(thinned.at("/series/loss/values"));
        JsonNode iterations = thinned.at("/series/loss/iterations");
        assertThat(IntStream.range(0, found.length))
                .hasSizeBetween(50, 100)
                .allMatch(i -> found[i] == whole.get(iterations.get(i).asInt() - 1));
    }

    @Test
    void rangeOfARewoundRunHasWhatStands() {
        job.metrics(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
        job.rewind(50, 0);
        job.metrics(-51, -52, -53);
        assertThat(values("?series=loss&from=49&to=52")).containsExactly(49.0, 50.0, -51.0, -52.0);
        assertThat(values("?series=loss&from=53")).containsExactly(-53.0);
        assertThat(values("?series=loss&from=54")).isEmpty();
    }

    @Test
    void rangeOfAJobThatWentOnIsOfItsOwnIterations() {
        job.goOnFrom(180, 12);
        job.metrics(3, 2, 1);
        assertThat(values("?series=loss&from=1&to=181")).containsExactly(3.0);
        assertThat(values("?series=loss&from=1&to=180")).isEmpty();
    }

    @Test
    void rangeBeyondTheRunIsEmptyInEveryForm() {
        job.train(1);
        job.end();
        assertThat(json("?series=loss,validation_loss,time&from=41&max_points=10")
                        .get("series"))
                .isEqualTo(JSON.readTree("""
                        {"loss": {"values": [], "iterations": []},
                         "validation_loss": {"values": [], "iterations": [], "epochs": []},
                         "time": {"values": [], "iterations": []}}"""));
        assertThat(text("?from=41", "text/csv")).isEqualTo("series,epoch,iteration,value\n");
        // lines of no point are no bytes, for which the contract has no schema
        client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
        assertThat(text("?from=41", "application/x-ndjson")).isEmpty();
    }

    @Test
    void linesHaveTheRangeToo() {
        job.metrics(0.5, Double.NaN, 0.25);
        assertThat(text("?series=loss&from=2", "text/csv"))
                .isEqualTo("series,epoch,iteration,value\nloss,1,2,NaN\nloss,1,3,0.25\n");
        assertThat(text("?series=loss&to=1", "application/x-ndjson"))
                .isEqualTo("{\"series\":\"loss\",\"epoch\":1,\"iteration\":1,\"value\":0.5}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=0             | from | must be at least 1, was 0
            to=-3              | to   | must be at least 1, was -3
            from=500&to=100    | to   | must not be before from, which is 500, was 100
            """)
    void rangeThatCannotBeIsRefused(String query, String path, String message) {
        get("?" + query)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].path")
                .isEqualTo(path)
                .jsonPath("$.errors[0].message")
                .isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=first", "to=1.5", "to=99999999999999999999"})
    void whatIsNoIterationIsRefused(String query) {
        get("?" + query)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].path")
                .isEqualTo(query.split("=", -1)[0]);
    }

    /** What a whole answer has between two iterations. */
    private static JsonNode cut(JsonNode whole, long from, long to) {
        whole.get("series").forEach(series -> {
            JsonNode iterations = series.get("iterations").deepCopy();
            for (int i = iterations.size() - 1; i >= 0; i--) {
                if (iterations.get(i).asLong() < from || iterations.get(i).asLong() > to) {
                    int out = i;
                    series.forEach(column -> column.asArray().remove(out));
                }
            }
        });
        return whole;
    }

    private List<Double> values(String query) {
        return DoubleStream.of(doubles(json(query).at("/series/loss/values")))
                .boxed()
                .toList();
    }

    private static double[] doubles(JsonNode values) {
        return values.valueStream()
                .mapToDouble(value -> value.isNumber() ? value.asDouble() : Double.parseDouble(value.asString()))
                .toArray();
    }
}
