package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each table is one package's own: the others ask that package. Statements are text, which no rule about classes sees.
 */
class TablesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "descent");
    private static final Pattern MADE = Pattern.compile("(?m)^create (?:table|view) (\\w+)");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    /** What stands before a table's name in a statement. */
    private static final String USED = "(?i)\\b(?:from|join|into|update)\\s+(%s)\\b";

    @Test
    void eachTableIsNamedInOnePackageOnly() throws IOException {
        assertThat(packagesByTable())
                .isEqualTo(Map.ofEntries(
                        Map.entry("jobs", Set.of("job")),
                        Map.entry("idempotency_keys", Set.of("job")),
                        Map.entry("dataset_uses", Set.of("job")),
                        Map.entry("checkpoints", Set.of("job")),
                        Map.entry("events", Set.of("event")),
                        Map.entry("metric_chunks", Set.of("event")),
                        Map.entry("deleted_artifacts", Set.of("artifact")),
                        Map.entry("upload_claims", Set.of("dataset")),
                        Map.entry("artifacts", Set.of("artifact")),
                        Map.entry("datasets", Set.of("dataset")),
                        Map.entry("races", Set.of("race")),
                        Map.entry("race_jobs", Set.of("race"))));
    }

    /** The first name below {@code dev.descent}: rooms of one package share its tables. */
    private static Map<String, Set<String>> packagesByTable() throws IOException {
        Pattern used = Pattern.compile(USED.formatted(String.join("|", tables())));
        Map<String, Set<String>> packages = new TreeMap<>();
        for (Path file : files(SOURCES, ".java")) {
            Matcher tables =
                    used.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
            String top = SOURCES.relativize(file).getName(0).toString();
            tables.results().map(table -> table.group(1)).forEach(table -> packages.computeIfAbsent(
                            table, name -> new TreeSet<>())
                    .add(top));
        }
        return packages;
    }

    private static List<String> tables() throws IOException {
        StringBuilder migrations = new StringBuilder();
        for (Path file : files(Path.of("migrations"), ".sql")) {
            migrations.append(Files.readString(file));
        }
        return MADE.matcher(migrations)
                .results()
                .map((MatchResult made) -> made.group(1))
                .toList();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
