package dev.descent.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the examples for pipelines do besides calling the script, run as a pipeline runs it. */
class CiExamplesTest {
    /** Git allows all of it; as a part of a sed or a shell command it would be one. */
    private static final String BRANCH = "a|\"e;id&$(id)'";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "github-actions.yml, /jobs/train/steps/1/run, BRANCH, GITHUB_SHA",
        "gitlab-ci.yml, /train/before_script/1, CI_COMMIT_REF_NAME, CI_COMMIT_SHA"
    })
    void branchIsATagWhateverItIsCalled(String file, String at, String branch, String commit) throws Exception {
        assumeTrue(Shell.isHere("jq"), "jq is not here");
        Files.createDirectory(folder.resolve("training"));
        Files.writeString(folder.resolve("training/job.json"), "{\"tags\": {\"team\": \"a\"}, \"gates\": []}");

        run(command(file, at), Map.of(branch, BRANCH, commit, "1f0c9e2", "RUNNER_TEMP", folder.toString()));

        JsonNode job = JsonMapper.shared().readTree(Files.readString(folder.resolve("job.json")));
        assertThat(job.get("tags"))
                .isEqualTo(JsonMapper.shared().valueToTree(Map.of("team", "a", "branch", BRANCH, "commit", "1f0c9e2")));
        assertThat(job.has("gates")).isTrue();
    }

    /** GitLab refuses a report of more than twenty variables. */
    @Test
    void reportOfVariablesStaysSmall() throws Exception {
        String metrics =
                IntStream.range(0, 30).mapToObj(i -> "m" + i + "=0.5\n").collect(Collectors.joining());
        Files.writeString(
                folder.resolve("train.env"), "job=1\nstatus=succeeded\ngates_passed=\nexit_status=0\n" + metrics);

        run(command("gitlab-ci.yml", "/train/after_script/0"), Map.of());

        String report = command("gitlab-ci.yml", "/train/artifacts/reports/dotenv");
        assertThat(Files.readAllLines(folder.resolve(report)))
                .containsExactly("job=1", "status=succeeded", "gates_passed=", "exit_status=0");
    }

    /** A pull request's branch has the name that a stranger gave it. */
    @Test
    void pullRequestIsNoBaselineOfMain() throws Exception {
        assertThat(command("github-actions.yml", "/jobs/train/env/BRANCH")).isEqualTo("${{ github.ref_name }}");
    }

    private void run(String command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
    }

    private static String command(String file, String at) throws Exception {
        Object example = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("examples", "ci", file)));
        return JsonMapper.shared().valueToTree(example).at(at).stringValue();
    }
}
