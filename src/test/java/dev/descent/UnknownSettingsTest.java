package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

@ExtendWith(OutputCaptureExtension.class)
class UnknownSettingsTest {

    @Test
    void misspeltVariableIsToldWithTheOneThatIsLikeIt() {
        assertThat(unknown(Map.of("DESCENT_DATABASE_ULR", "jdbc:x", "DESCENT_HOME", "/srv", "PATH", "/bin"), Map.of()))
                .containsExactly("DESCENT_DATABASE_ULR (did you mean \"DESCENT_DATABASE_URL\"?)");
    }

    @Test
    void misspeltKeyIsToldToo() {
        assertThat(unknown(Map.of(), Map.of("descent.runner.slot", 2, "descent.runner.lease", "5s", "server.port", 1)))
                .containsExactly("descent.runner.slot (did you mean \"descent.runner.slots\"?)");
    }

    @Test
    void whatSpringReadsIsKnown() {
        assertThat(unknown(
                        Map.of(
                                "DESCENT_HTTP_APIKEY", "x",
                                "DESCENT_HTTP_API_KEY", "x",
                                "DESCENT_ROLES_0", "api",
                                "DESCENT_RUNNER_SLOTS", "1",
                                "DESCENT_URL", "http://localhost"),
                        Map.of("descent.http.apiKey", "x", "descent.roles[1]", "worker")))
                .isEmpty();
    }

    /** Kubernetes describes a service named descent by such variables. */
    @Test
    void allAreInOneLineAndTheirValuesInNone(CapturedOutput log) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.setEnvironment(environment(
                    Map.of("DESCENT_SERVICE_HOST", "10.0.0.7", "DESCENT_API_KEYS", "much-too-secret"), Map.of()));
            new UnknownSettings().initialize(context);
        }
        assertThat(log)
                .containsOnlyOnce("ignored: DESCENT_API_KEYS (did you mean \"DESCENT_API_KEY\"?), DESCENT_SERVICE_HOST")
                .doesNotContain("much-too-secret");
    }

    @Test
    void everySettingThatIsReadIsInTheFile() {
        SettingNames known = SettingNames.read();
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> found = List.of(scan.findCandidateComponents("dev.descent").stream()
                .map(bean -> type(bean.getBeanClassName()))
                .toArray(Class<?>[]::new));
        assertThat(found).hasSizeGreaterThan(10);
        assertThat(found.stream().flatMap(UnknownSettingsTest::keys)).allMatch(known::hasKey);
    }

    private static Stream<String> keys(Class<?> settings) {
        String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
        return Arrays.stream(settings.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> prefix + "." + name);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> unknown(Map<String, Object> variables, Map<String, Object> arguments) {
        return UnknownSettings.in(environment(variables, arguments));
    }

    private static StandardEnvironment environment(Map<String, Object> variables, Map<String, Object> arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        String system = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(system, new SystemEnvironmentPropertySource(system, variables));
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", arguments));
        return environment;
    }
}
