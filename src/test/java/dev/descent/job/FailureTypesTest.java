package dev.descent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of failures is read by those who write clients: it names all that there are, and no others. */
class FailureTypesTest {
    private static final Pattern GIVEN =
            Pattern.compile("(?:new TrainingFailed|Failure\\.of)\\(\\s*\"(\\w+)\"|\"(non_finite_\\w+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void everyTypeIsInTheTableAndNoOther() throws IOException {
        String page = Files.readString(Path.of("docs", "job-states.md"));
        String table = page.substring(page.indexOf("## Why a job failed"));
        Set<String> told = ROW.matcher(table)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(given());
    }

    private static Set<String> given() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> GIVEN.matcher(text(file)).results())
                    .map(type -> type.group(1) == null ? type.group(2) : type.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
