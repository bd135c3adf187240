package dev.descent.job.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.sun.net.httpserver.HttpServer;
import dev.descent.ServiceTest;
import dev.descent.contract.WatchedApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

/** Jobs that begin where another one stands, over HTTP. */
@TestPropertySource(properties = "descent.dataset.remote.allowed-hosts=127.0.0.1")
class StartFromIT extends ServiceTest {
    private static final String MODEL = "{'type': 'mlp', 'hidden': [8], 'dropout': 0.2}";
    private static final String ADAM = "{'type': 'adam', 'learning_rate': 0.01}";
    private static final String SPIRALS = "{'uri': 'sample:spirals'}";
    private static final String TABLE = IntStream.range(0, 300)
            .mapToObj(i -> String.format(Locale.ROOT, "%d,%d,%s%n", i % 7, i % 11, i % 7 > 3 ? "many" : "few"))
            .collect(Collectors.joining("", "a,b,kind\n", ""));
    private static final String FORMAT = "'format': {'type': 'csv', 'target': 'kind'}";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"'last', 6", "2, 2", "5, 5"})
    void theSameSpecContinuesTheParentToTheBit(String checkpoint, int epoch) {
        String longer = job(SPIRALS, "'cross_entropy'", ADAM, "'epochs': 9");
        JsonNode undisturbed = ended(submit(longer));
        JsonNode parent = ended(submit(longer.replace("'epochs': 9", "'epochs': 6")));

        JsonNode child = ended(submit(from(parent, checkpoint, longer)));

        int iterations = parent.at("/receipt/expected").intValue() / 6 * epoch;
        assertThat(child.at("/parent/epoch").intValue()).isEqualTo(epoch);
        assertThat(child.at("/parent/iteration").intValue()).isEqualTo(iterations);
        assertThat(child.at("/parent/job")).isEqualTo(parent.get("id"));
        assertThat(Stream.concat(losses(parent).stream().limit(iterations), losses(child).stream()))
                .containsExactlyElementsOf(losses(undisturbed));
        assertThat(child.at("/receipt/parameters_sha256")).isEqualTo(undisturbed.at("/receipt/parameters_sha256"));
        JsonNode first =
                api.get(child.at("/links/events").stringValue() + "?limit=1").at("/data/0/data");
        assertThat(first.get("parent")).isEqualTo(child.get("parent"));
    }

    @Test
    void theBestEpochIsBegunFromWhereItIsAskedFor() {
        String wild = job(SPIRALS, "'cross_entropy'", "{'type': 'sgd', 'learning_rate': 20}", "'epochs': 6");
        JsonNode parent = ended(submit(wild));
        int best = parent.at("/metrics/best/epoch").intValue();

        JsonNode child = ended(submit(from(parent, "'best'", wild.replace("'epochs': 6", "'epochs': 7"))));

        assertThat(child.at("/parent/epoch").intValue()).isEqualTo(best).isLessThan(6);
        assertThat(losses(child).subList(0, (6 - best) * iterationsOfAnEpoch(parent)))
                .containsExactlyElementsOf(losses(parent)
                        .subList(
                                best * iterationsOfAnEpoch(parent),
                                losses(parent).size()));
    }

    private static int iterationsOfAnEpoch(JsonNode parent) {
        return parent.at("/receipt/expected").intValue() / 6;
    }

    /** With weights that stay, a loss of every batch tells which examples are in it. */
    @Test
    void anotherLossSeesTheSameBatches() {
        JsonNode parent = ended(submit(job(SPIRALS, "'cross_entropy'", ADAM, "'epochs': 2")));
        String still = "{'type': 'sgd', 'learning_rate': 1e-30}";
        String same = job(SPIRALS, "'cross_entropy'", still, "'epochs': 4");
        String other =
                "{'type': 'sum', 'terms': [{'weight': 1, 'loss': 'mse'}, {'weight': 1, 'loss': 'cross_entropy'}]}";

        JsonNode one = ended(submit(from(parent, "'last'", same)));
        JsonNode two = ended(submit(from(parent, "'last'", job(SPIRALS, other, still, "'epochs': 4"))));

        List<Double> ofTheSum = series(two, "loss.cross_entropy");
        assertThat(ofTheSum).hasSameSizeAs(losses(one)).doesNotHaveDuplicates();
        for (int i = 0; i < ofTheSum.size(); i++) {
            assertThat(ofTheSum.get(i)).isCloseTo(losses(one).get(i), offset(1e-9));
        }
        assertThat(two.at("/parent/optimizer_state").booleanValue()).isFalse();
    }

    @Test
    void whatDiffersIsRefusedWithItsPathAndReason() {
        JsonNode parent = ended(submit(job(SPIRALS, "'cross_entropy'", ADAM, "'epochs': 2")));
        String longer = job(SPIRALS, "'cross_entropy'", ADAM, "'epochs': 4");

        refused(parent, longer.replace("'epochs': 4", "'epochs': 2"), "training.epochs", "more than the 2");
        refused(parent, longer.replace("[8]", "[9]"), "model", "where that of start_from has");
        refused(parent, longer.replace("[8]", "[8, 8]"), "model", "layers, and that of start_from has");
        refused(
                parent,
                longer.replace(SPIRALS, "{'uri': 'sample:spirals', 'normalize': 'none'}"),
                "dataset",
                "scaling");
        String sine = job("{'uri': 'sample:sine'}", "'mse'", ADAM, "'epochs': 4");
        refused(parent, sine, "dataset", "inputs of another shape");
        refused(parent, sine, "dataset", "classes or targets");
        String unknown = from(parent, "77", longer);
        assertThat(submit(unknown).at("/errors/0/message").stringValue())
                .isEqualTo("names none that the job has: it has those of epochs 2, 1");
    }

    private void refused(JsonNode parent, String job, String path, String reason) {
        JsonNode problem = submit(from(parent, "'last'", job));
        assertThat(problem.get("status").intValue()).isEqualTo(422);
        assertThat(problem.get("errors").valueStream())
                .as("%s", problem)
                .anyMatch(fault -> fault.get("path").stringValue().equals(path)
                        && fault.get("message").stringValue().contains(reason));
    }

    @Test
    void uploadedDataOfAnotherOrderOfClassesOrScaleIsRefused() {
        JsonNode parent = ended(submit(job(uploaded(TABLE), "'cross_entropy'", ADAM, "'epochs': 1")));

        JsonNode same = submit(from(parent, "'last'", job(uploaded(TABLE), "'cross_entropy'", ADAM, "'epochs': 2")));
        assertThat(ended(same).get("status").stringValue()).isEqualTo("succeeded");
        String scaled = uploaded(TABLE.replace("6,", "60,"));
        refused(
                parent,
                job(scaled, "'cross_entropy'", ADAM, "'epochs': 2"),
                "dataset",
                "columns, categories or scaling");
        String others = uploaded(TABLE.replace("many", "lots"));
        refused(parent, job(others, "'cross_entropy'", ADAM, "'epochs': 2"), "dataset", "classes or targets");
    }

    @Test
    void fetchedDataIsComparedByTheWorker() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
        serve(server, "/first.csv", TABLE);
        serve(server, "/same.csv", TABLE + "3,3,few\n");
        serve(server, "/other.csv", TABLE.replace("many", "lots"));
        server.start();
        try {
            JsonNode parent = ended(submit(job(fetched(server, "/first.csv"), "'cross_entropy'", ADAM, "'epochs': 1")));
            String again = job(fetched(server, "/first.csv"), "'cross_entropy'", ADAM, "'epochs': 2");
            assertThat(ended(submit(from(parent, "'last'", again)))
                            .get("status")
                            .stringValue())
                    .isEqualTo("succeeded");

            String other = job(fetched(server, "/other.csv"), "'cross_entropy'", ADAM, "'epochs': 2");
            JsonNode failed = ended(submit(from(parent, "'last'", other)));

            assertThat(failed.at("/failure/type").stringValue()).isEqualTo("invalid_spec");
            assertThat(failed.at("/failure/detail").stringValue())
                    .contains("dataset has other classes or targets than what the model of start_from was trained on");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRateThatTheParentHalvedIsToldOf() {
        String jump = job(SPIRALS, "'cross_entropy'", "{'type': 'sgd', 'learning_rate': 1e38}", "'epochs': 2")
                .replace("'epochs': 2", "'epochs': 2, 'on_non_finite': 'rollback', 'max_rollbacks': 2");
        JsonNode parent = ended(submit(jump));
        int halved = api.get(parent.at("/links/artifacts").stringValue() + "/report.json")
                .get("rollbacks")
                .intValue();
        assertThat(halved).isPositive();

        JsonNode child = submit(from(parent, "'last'", jump.replace("'epochs': 2", "'epochs': 3")));

        assertThat(child.at("/data/warnings").valueStream().map(JsonNode::stringValue))
                .anyMatch(warning -> warning.contains("halved its learning rate " + halved));
        ended(child);
    }

    private static void serve(HttpServer server, String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String fetched(HttpServer server, String path) {
        return "{'uri': 'http://127.0.0.1:%d%s', %s}"
                .formatted(server.getAddress().getPort(), path, FORMAT);
    }

    private String uploaded(String table) {
        MultipartBodyBuilder parts = new MultipartBodyBuilder();
        parts.part("file", table.getBytes(StandardCharsets.UTF_8)).filename("table.csv");
        JsonNode dataset = WatchedApi.json(api.client()
                .post()
                .uri("/v1/datasets")
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
        return "{'uri': '%s', %s}".formatted(dataset.get("uri").stringValue(), FORMAT);
    }

    private static String job(String dataset, String loss, String optimizer, String training) {
        return "{'dataset': %s, 'model': %s, 'loss': %s, 'optimizer': %s, 'training': {%s, %s}}"
                .formatted(dataset, MODEL, loss, optimizer, training, "'checkpoint': {'every_epochs': 1, 'keep': 9}");
    }

    private static String from(JsonNode parent, String checkpoint, String job) {
        return job.replaceFirst(
                "}$",
                ", 'start_from': {'job': '%s', 'checkpoint': %s}}"
                        .formatted(parent.get("id").stringValue(), checkpoint));
    }

    private JsonNode submit(String job) {
        return api.send("/v1/jobs", job.replace('\'', '"'));
    }

    private JsonNode ended(JsonNode accepted) {
        assertThat(accepted.has("id")).as("%s", accepted).isTrue();
        return api.ended(accepted.at("/links/self").stringValue());
    }

    private List<Double> losses(JsonNode job) {
        return series(job, "loss");
    }

    private List<Double> series(JsonNode job, String name) {
        return api.get(job.at("/links/metrics").stringValue() + "?series=" + name)
                .get("series")
                .get(name)
                .get("values")
                .valueStream()
                .map(JsonNode::doubleValue)
                .toList();
    }
}
