package dev.descent.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.descent.Api;
import dev.descent.ServiceTest;
import dev.descent.ml.base.Sha256;
import dev.descent.script.Shell.Ended;
import dev.descent.script.Shell.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The script for pipelines, by two shells that know nothing beyond POSIX, against the whole service. */
@TestPropertySource(properties = "descent.runner.slots=2")
class ScriptIT extends ServiceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aJobIsRunOnceThoughConnectionsAreCut(String command) throws Exception {
        try (FlakyProxy proxy = new FlakyProxy(port)) {
            int before = jobs();
            Ended run = shell(command, proxy.port())
                    .run(
                            "run",
                            job(
                                    "a \\\"name\\\" <b>",
                                    20,
                                    "{'metric': 'validation_loss', 'max': 100}, {'metric':"
                                            + " 'validation_f1', 'no_worse_than': {'tag': 'no:ne'}, 'margin': 0.1}"),
                            "--summary",
                            "summary.md",
                            "--junit",
                            "junit.xml",
                            "--output",
                            "output");

            assertThat(run.status()).as("%s", run.err()).isZero();
            assertThat(run.out()).hasSize(1);
            String id = run.out().get(0);
            assertThat(run.verdict()).isEqualTo("descent: succeeded: job " + id + ", gates passed");
            assertThat(jobs()).isEqualTo(before + 1);
            assertThat(proxy.connections()).isGreaterThan(3);
            assertThat(Files.readString(folder.resolve("summary.md")))
                    .contains(id)
                    .contains("| `validation_loss` |");
            assertThat(Files.readAllLines(folder.resolve("output")))
                    .contains("job=" + id, "status=succeeded", "gates_passed=true", "exit_status=0")
                    .anyMatch(line -> line.matches("validation_accuracy=[0-9.]+"));
            var cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("junit.xml").toFile())
                    .getElementsByTagName("testcase");
            assertThat(IntStream.range(0, cases.getLength())
                            .mapToObj(i -> ((Element) cases.item(i)).getAttribute("name")))
                    .containsExactly("job " + id, "validation_loss at most 100.0", "validation_f1 no worse by 0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void theExitStatusSaysHowItEnded(String command) throws Exception {
        Shell shell = shell(command, port);
        String diverges = diverging(job("diverges", 5, ""));

        ends(shell.run("run", job("misses", 1, "{'metric': 'validation_loss', 'max': -1}")), 2, "gate missed: ");
        ends(
                shell.run(
                        "run",
                        job(
                                "unclear",
                                1,
                                "{'metric': 'validation_loss', 'no_worse_than': {'job': '" + sine()
                                        + "'}, 'margin': 0.1}")),
                6,
                "inconclusive: ");
        ends(shell.run("run", diverges), 1, "failed: ");
        Ended refused = shell.run("submit", job("refused", 0, "{'metric': 'nothing', 'min': 1}"));
        ends(refused, 7, "refused: ");
        assertThat(refused.err()).anyMatch(line -> line.startsWith("  training.epochs must be"));
        assertThat(refused.err()).anyMatch(line -> line.startsWith("  gates[0].metric must be"));
        ends(shell.run("wait", "0199ffff-ffff-7fff-bfff-ffffffffffff"), 5, "error: ");
        ends(shell.run("submit", "no-such-file"), 5, "error: ");
        Path junit = folder.resolve("refused.xml");
        ends(shell.run("run", "no-such <file>", "--junit", junit.toString()), 5, "error: ");
        assertThat(errors(junit)).singleElement().asString().contains("no-such <file>");
        ends(shell.run("submit"), 5, "error: usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aJobThatIsTooSlowIsLeftOrCancelledAsTold(String command) throws Exception {
        Shell shell = shell(command, port);
        String slow = job("slow", 100_000, "");

        Path junit = folder.resolve("stale.xml");
        Files.writeString(junit, "<testsuite/>");
        Path output = folder.resolve("output");
        Ended left =
                shell.run("run", slow, "--timeout", "1", "--junit", junit.toString(), "--output", output.toString());
        assertThat(errors(junit)).singleElement().asString().startsWith("timed out: ");
        assertThat(Files.readAllLines(output)).contains("exit_status=4");
        ends(left, 4, "timed out: ");
        assertThat(status(left.out().get(0))).isIn("queued", "running");
        Ended cancelled = shell.run("wait", left.out().get(0), "--timeout", "1", "--on-stop", "cancel");
        ends(cancelled, 4, "timed out: ");
        await().until(() -> status(left.out().get(0)).equals("cancelled"));
        ends(shell.run("follow", left.out().get(0)), 3, "cancelled: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void aSignalCancelsTheJobAsTold(String command) throws Exception {
        Started started = shell(command, port).start("run", job("stopped", 100_000, ""), "--on-stop", "cancel");
        await().until(() -> started.told().stream().anyMatch(line -> line.startsWith("running")));
        started.process().destroy();

        Ended ended = started.ended();
        ends(ended, 3, "cancelled: stopped by SIGTERM");
        await().until(() -> status(ended.out().get(0)).equals("cancelled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void filesAreVerifiedAndAnEarlierJobIsFoundAgain(String command) throws Exception {
        Shell shell = shell(command, port);
        String job = job("again", 2, "");
        String id = shell.run("run", job).out().get(0);

        Ended again = shell.run("submit", job("renamed", 2, ""), "--reuse");
        assertThat(again.out()).containsExactly(id);
        assertThat(shell.run("submit", job("renamed", 3, ""), "--reuse").out()).doesNotContain(id);
        ends(shell.run("submit", job, "--dry-run"), 0, "checked: ");
        ends(shell.run("fetch", id, "--to", "files"), 0, "fetched: ");
        JsonNode artifacts = JsonMapper.shared()
                .readTree(new Api(port)
                        .send("GET", "/v1/jobs/" + id + "/artifacts", "")
                        .body());
        assertThat(artifacts.toString()).contains(Sha256.of(folder.resolve("files/model.zip")));
        ends(shell.run("plot", id, "loss.svg"), 0, "plotted: ");
        assertThat(Files.readString(folder.resolve("loss.svg"))).contains("<svg");
        ends(shell.run("gates", id), 0, "succeeded: ");
    }

    private static List<String> errors(Path junit) throws Exception {
        NodeList errors = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(junit.toFile())
                .getElementsByTagName("error");
        return IntStream.range(0, errors.getLength())
                .mapToObj(i -> ((Element) errors.item(i)).getAttribute("message"))
                .toList();
    }

    private static void ends(Ended ended, int status, String verdict) {
        assertThat(ended.status()).as("%s", ended.err()).isEqualTo(status);
        assertThat(ended.verdict()).startsWith("descent: " + verdict);
    }

    private Shell shell(String command, int to) {
        if (!Shell.isHere(command) || !Shell.isHere("curl")) {
            System.out.println("NOTE: " + command + " or curl is not here: the script is not tested by it.");
        }
        assumeTrue(Shell.isHere(command) && Shell.isHere("curl"), command + " and curl are not here");
        return new Shell(command, folder, to);
    }

    private String job(String name, int epochs, String gates) throws IOException {
        String json =
                "{'name': '" + name + "', 'dataset': {'uri': 'sample:spirals'}, 'model': {'type': 'mlp', 'hidden':"
                        + " [64, 64]}, 'loss': 'cross_entropy', 'optimizer': {'type': 'sgd', 'learning_rate': 0.01}, 'training':"
                        + " {'epochs': " + epochs + "}, 'gates': [" + gates + "]}";
        return Files.writeString(Files.createTempFile(folder, "job", ".json"), json.replace('\'', '"'))
                .toString();
    }

    private static String diverging(String job) throws IOException {
        Path file = Path.of(job);
        String json = Files.readString(file);
        return Files.writeString(
                        file,
                        json.replace("sample:spirals", "sample:sine")
                                .replace("cross_entropy", "mse")
                                .replace("0.01", "1e30"))
                .toString();
    }

    /** A job whose model predicts something else. */
    private String sine() throws Exception {
        String id = new Api(port)
                .submit("{\"dataset\": {\"uri\": \"sample:sine\"}, \"model\": \"mlp\", \"loss\": \"mse\","
                        + " \"training\": {\"epochs\": 1}}");
        await().until(() -> status(id).equals("succeeded"));
        return id;
    }

    private int jobs() throws Exception {
        List<String> ids = JsonMapper.shared()
                .readTree(new Api(port).send("GET", "/v1/jobs?limit=100", "").body())
                .findValuesAsString("id");
        return ids.size();
    }

    private String status(String id) {
        return new Api(port).job(id).get("status").stringValue();
    }
}
