package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The image and the compose file name what exists, and keep to what the documentation promises of them. */
class ContainersTest {
    private static final Pattern VARIABLE = Pattern.compile("DESCENT_[A-Z0-9_]+");
    /** Read by the compose file itself, and not by the service. */
    private static final Set<String> OF_COMPOSE = Set.of("DESCENT_MEMORY", "DESCENT_CPUS");

    @Test
    void everyVariableIsOneOfTheServices() throws IOException {
        Set<String> known = variables("src/main/resources/application.yml");
        known.addAll(OF_COMPOSE);

        assertThat(known).containsAll(variables("Dockerfile")).containsAll(variables("docker-compose.yml"));
        assertThat(variables("docs/operating.md")).containsAll(OF_COMPOSE);
    }

    @Test
    void everyServiceIsLimitedAndWritesOnlyToItsVolumes() throws IOException {
        assertThat(services())
                .containsOnlyKeys("database", "api", "worker", "store", "store-bucket", "bucket-api", "bucket-worker")
                .allSatisfy((name, service) -> assertThat(service)
                        .containsEntry("read_only", true)
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true"))
                        .containsKeys("mem_limit", "cpus", "tmpfs"));
    }

    @Test
    void databaseIsHealthyOnlyWhenItAnswersOverTcp() throws IOException {
        Map<?, ?> check = (Map<?, ?>) services().get("database").get("healthcheck");

        assertThat(check.get("test"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("pg_isready", "--host=127.0.0.1");
        assertThat(check.get("start_period")).isNotNull();
    }

    @Test
    void nativesAreFoundWhereTheImageHasThem() throws IOException {
        String file = text("Dockerfile");
        Matcher workdir =
                Pattern.compile("FROM .*-jre-.*\\R(?s:.*?)WORKDIR (\\S+)").matcher(file);
        Matcher copied =
                Pattern.compile("COPY --from=build \\S+/natives/ (\\S+)/\\R").matcher(file);
        assertThat(workdir.find() && copied.find()).isTrue();

        assertThat(file)
                .contains("-Dorg.bytedeco.javacpp.cachedir=" + workdir.group(1) + "/" + copied.group(1) + "\"")
                .doesNotContain("# syntax");
    }

    @Test
    void imageStartsWithTheClassesThatItWasTrainedWith() throws IOException {
        assertThat(text("Dockerfile"))
                .contains("-XX:AOTCacheOutput=/tmp/descent.aot")
                .contains("COPY --from=trained /tmp/descent.aot /opt/descent/")
                .contains("\"-XX:AOTCache=/opt/descent/descent.aot\"");
    }

    @Test
    void secretsStayOutOfGitAndOfTheImage() throws IOException {
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("/.env");
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .startsWith("*")
                .noneMatch(line -> line.contains("env"));
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text("docker-compose.yml"));
        return file.get("services");
    }

    private static Set<String> variables(String file) throws IOException {
        return VARIABLE.matcher(text(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
