package dev.descent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * The names of all settings, as {@code application.yml} has them.
 *
 * @param keys such as {@code descent.runner.slots}
 * @param variables such as {@code DESCENT_SLOTS}
 */
record SettingNames(Set<String> keys, Set<String> variables) {
    private static final Pattern VARIABLE = Pattern.compile("(?<=\\$\\{)DESCENT_[A-Z0-9_]+");

    /** Of an element of a list that is set by itself. */
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$|_\\d+_?$");

    static SettingNames read() {
        SettingNames names = new SettingNames(new TreeSet<>(), new TreeSet<>());
        try {
            new YamlPropertySourceLoader()
                    .load("settings", new ClassPathResource("application.yml"))
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void add(PropertySource<?> source) {
        for (String key : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
            if (key.startsWith("descent.")) {
                keys.add(key);
            }
            VARIABLE.matcher(String.valueOf(source.getProperty(key)))
                    .results()
                    .map(MatchResult::group)
                    .forEach(variables::add);
        }
    }

    /** Spring takes a variable for any key, too: {@code DESCENT_HTTP_APIKEY} for {@code descent.http.api-key}. */
    boolean hasVariable(String name) {
        String bare = INDEX.matcher(name).replaceFirst("");
        return variables.contains(name) || hasKey(bare.replace('_', '.')) || hasDashedKey(bare);
    }

    /** Spring reads a key's dashes, or underscores, or none, and capitals. */
    boolean hasKey(String name) {
        String bare = uniform(INDEX.matcher(name).replaceFirst(""));
        return keys.stream().anyMatch(key -> uniform(key).equals(bare));
    }

    /** With an underscore for each dash as well, which Spring read once and still does. */
    private boolean hasDashedKey(String name) {
        return keys.stream().anyMatch(key -> key.replace('.', '_')
                .replace('-', '_')
                .toUpperCase(Locale.ROOT)
                .equals(name));
    }

    private static String uniform(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
