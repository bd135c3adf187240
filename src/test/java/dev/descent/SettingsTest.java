package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The names and defaults of the settings, which scripts and other programs rely on. */
class SettingsTest {
    private static final String PINNED = """
            DESCENT_HOME,               /x,          descent.home,               ./data
            DESCENT_ROLES,              api,         descent.roles,              'api,worker'
            DESCENT_ADDRESS,            0.0.0.0,     server.address,             127.0.0.1
            DESCENT_PORT,               9090,        server.port,                8080
            DESCENT_API_KEY,            secret,      descent.http.api-key,       ''
            DESCENT_HOST_NAMES,         'a,b:8443',  descent.http.host-names,    ''
            DESCENT_ALLOWED_ORIGINS,    'http://a',  descent.http.allowed-origins, ''
            DESCENT_CONNECTIONS,        100,         descent.http.connections,   10000
            DESCENT_IDLE_TIMEOUT,       10s,         descent.http.idle-timeout,  60s
            DESCENT_FILES,              /y,          descent.dataset.files,      ./data/files
            DESCENT_DATASETS,           /z,          descent.dataset.content,    ./data/datasets
            DESCENT_DATASET_CACHE,      1GB,         descent.dataset.cache-bytes, 256MB
            DESCENT_DATASET_MAPPED,     1GB,         descent.dataset.mapped-bytes, 16GB
            DESCENT_DATASET_MAX_BYTES,  1GB,         descent.dataset.max-bytes,  4GB
            DESCENT_IMAGE_MAX_PIXELS,   1000,        descent.dataset.max-pixels, 40000000
            DESCENT_FETCH_CACHE,        1GB,         descent.dataset.remote.cache-bytes, 16GB
            DESCENT_ALLOWED_HOSTS,      'a:80,b',    descent.dataset.remote.allowed-hosts, ''
            DESCENT_FETCH_CONNECT_TIMEOUT, 3s,       descent.dataset.remote.connect-timeout, 10s
            DESCENT_FETCH_IDLE_TIMEOUT, 3s,          descent.dataset.remote.idle-timeout, 30s
            DESCENT_FETCH_TIMEOUT,      3s,          descent.dataset.remote.total-timeout, 1h
            DESCENT_S3_ENDPOINT,        http://h:1,  descent.dataset.s3.endpoint, ''
            DESCENT_S3_REGION,          eu-west-1,   descent.dataset.s3.region,  ''
            DESCENT_S3_PATH_STYLE,      false,       descent.dataset.s3.path-style, ''
            DESCENT_S3_ACCESS_KEY,      me,          descent.dataset.s3.access-key, ''
            DESCENT_S3_SECRET_KEY,      secret,      descent.dataset.s3.secret-key, ''
            DESCENT_S3_BUCKETS,         'a,b',       descent.dataset.s3.buckets, ''
            DESCENT_STORE,              's3://b/p',  descent.store.location,     ''
            DESCENT_STORE_CACHE,        1GB,         descent.store.cache-bytes,  16GB
            DESCENT_STORE_PUBLIC_ENDPOINT, 'http://f', descent.store.public-endpoint, ''
            DESCENT_STREAM_POLL,        100ms,       descent.event.poll,         1s
            DESCENT_STREAM_HEARTBEAT,   5s,          descent.event.heartbeat,    15s
            DESCENT_STREAM_STALL,       5s,          descent.event.stall,        30s
            DESCENT_STREAMS,            10,          descent.event.streams,      1000
            DESCENT_SLOTS,              3,           descent.runner.slots,       ''
            DESCENT_LEASE,              5s,          descent.runner.lease,       30s
            DESCENT_MAX_ATTEMPTS,       1,           descent.runner.max-attempts, 3
            DESCENT_RETRY_PAUSE,        1m,          descent.runner.retry-pause, 5s
            DESCENT_TAG_LIMITS,         'a:b=2',     descent.job.tag-limits,     ''
            DESCENT_FAIR_TAG,           team,        descent.job.fair-tag,       ''
            DESCENT_RESULT_PATIENCE,    10s,         descent.runner.patience,    5m
            DESCENT_MAX_MEMORY,         2GB,         descent.job.max-memory,     ''
            DESCENT_MAX_HEAP,           1GB,         descent.job.max-heap,       ''
            DESCENT_ENGINE,             dl4j,        descent.job.engine,         auto
            DESCENT_BACKEND,            cuda,        descent.backend.device,     cpu
            DESCENT_SPARK_MASTER,       yarn,        descent.spark.master,       ''
            SPARK_HOME,                 /opt/spark,  descent.spark.home,         ''
            DESCENT_SPARK_TRAINER,      /x.jar,      descent.spark.trainer,      descent-trainer.jar
            DESCENT_SPARK_EXECUTOR_MEMORY, 4g,       descent.spark.executor-memory, 2g
            DESCENT_SPARK_DRIVER_MEMORY, 2g,         descent.spark.driver-memory, 1g
            DESCENT_SPARK_FOLDERS,      '/a,/b',     descent.spark.folders,      ''
            DESCENT_INFERENCE_THREADS,  4,           descent.inference.threads,  2
            DESCENT_MODEL_CACHE,        1GB,         descent.inference.model-cache, ''
            DESCENT_EVALUATION_TIME,    5m,          descent.inference.evaluation-time, 60s
            DESCENT_DATABASE_URL,       jdbc:x,      spring.datasource.url,      ''
            DESCENT_DATABASE_USER,      someone,     spring.datasource.username, ''
            DESCENT_DATABASE_PASSWORD,  secret,      spring.datasource.password, ''
            DESCENT_DATABASE_CONNECTIONS, 5, spring.datasource.hikari.maximum-pool-size, 12
            DESCENT_DATABASE_TIMEOUT,   5, spring.datasource.hikari.data-source-properties.socketTimeout, 20
            """;

    @ParameterizedTest
    @CsvSource(textBlock = PINNED)
    void variableSetsItsKey(String variable, String value, String key, String defaultValue) {
        assertThat(environment(Map.of()).getProperty(key)).isEqualTo(defaultValue);
        assertThat(environment(Map.of(variable, value)).getProperty(key)).isEqualTo(value);
    }

    @Test
    void everyVariableOfTheFileIsPinnedAndDocumented() throws Exception {
        String file = Files.readString(Path.of("src/main/resources/application.yml"));
        String documentation = Files.readString(Path.of("docs/operating.md"));
        assertThat(Pattern.compile("DESCENT_[A-Z0-9_]+").matcher(file).results().map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(variable -> {
                    assertThat(PINNED).contains(variable + ",");
                    assertThat(documentation).contains("`" + variable + "`");
                });
    }

    @Test
    void filesAndArtifactsFollowTheHome() {
        ConfigurableEnvironment environment = environment(Map.of("DESCENT_HOME", "/srv/descent"));
        assertThat(environment.getProperty("descent.dataset.files")).isEqualTo("/srv/descent/files");
        assertThat(environment.getProperty("descent.dataset.content")).isEqualTo("/srv/descent/datasets");
        assertThat(environment.getProperty("descent.artifact.folder")).isEqualTo("/srv/descent/artifacts");
        assertThat(environment.getProperty("descent.database.folder")).isEqualTo("/srv/descent/postgres");
    }

    @Test
    void rolesAreProfiles() {
        assertThat(environment(Map.of()).getActiveProfiles()).containsExactlyInAnyOrder("api", "worker");
        assertThat(environment(Map.of("DESCENT_ROLES", "worker")).getActiveProfiles())
                .containsExactly("worker");
    }

    @Test
    void unknownRoleIsRefused() {
        assertThatThrownBy(() -> run(Map.of("DESCENT_ROLES", "api,wroker", "LOGGING_LEVEL_ROOT", "off")))
                .rootCause()
                .hasMessageContaining("wroker");
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        try (ConfigurableApplicationContext context = run(variables)) {
            return context.getEnvironment();
        }
    }

    private static ConfigurableApplicationContext run(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        SpringApplication application = new SpringApplication(Settings.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setEnvironment(environment);
        application.setRegisterShutdownHook(false);
        return application.run();
    }

    @EnableConfigurationProperties(DescentSettings.class)
    private static final class Settings {}
}
