package dev.descent;

import dev.descent.ml.spec.Nearest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Warns of settings that nothing reads, as a misspelt one is: the service would run by a default without a word, perhaps on a database
 * of its own. They do not end the start, since others may put such names into its environment, as Kubernetes does.
 */
final class UnknownSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);

    /** What the script for pipelines reads, which may run in the same environment. */
    private static final Set<String> OF_THE_SCRIPT = Set.of("DESCENT_URL", "DESCENT_RETRY");

    private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> unknown = in(context.getEnvironment());
        if (!unknown.isEmpty()) {
            LOG.warn("No settings of Descent, and ignored: {}", String.join(", ", unknown));
        }
    }

    /** Their names, each with what it may have been meant for. */
    static List<String> in(ConfigurableEnvironment environment) {
        SettingNames known = SettingNames.read();
        return Stream.concat(
                        names(environment, VARIABLES::equals)
                                .filter(name -> name.startsWith("DESCENT_") && !OF_THE_SCRIPT.contains(name))
                                .filter(name -> !known.hasVariable(name))
                                .map(name -> name + Nearest.hint(name, known.variables())),
                        names(environment, source -> !source.equals(VARIABLES))
                                .filter(name -> name.startsWith("descent.") && !known.hasKey(name))
                                .map(name -> name + Nearest.hint(name, known.keys())))
                .toList();
    }

    private static Stream<String> names(ConfigurableEnvironment environment, Predicate<String> source) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .map(EnumerablePropertySource.class::cast)
                .filter(found -> source.test(found.getName()))
                .flatMap(found -> Stream.of(found.getPropertyNames()))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }
}
