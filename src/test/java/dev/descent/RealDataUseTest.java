package dev.descent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever needs the real data says so, and is then skipped where there is none. */
@AnalyzeClasses(packages = "dev.descent", importOptions = ImportOption.OnlyIncludeTests.class)
class RealDataUseTest {
    private static final List<String> PLACES = List.of("\"descent." + "data\"", ".." + "/shared");

    @ArchTest
    static final ArchRule whoAsksForTheDataIsMarked = classes()
            .that(DescribedPredicate.describe("ask for the data", RealDataUseTest::asks))
            .should(ArchCondition.from(
                    DescribedPredicate.describe("be or have an OnRealData test", RealDataUseTest::marked)));

    @Test
    void noTestKnowsItsPlace() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> PLACES.stream().anyMatch(text(file)::contains))
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("RealData.java");
        }
    }

    private static boolean asks(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(RealData.class)
                        && call.getName().equals("at"));
    }

    private static boolean marked(JavaClass type) {
        return type.isAnnotatedWith(OnRealData.class)
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(OnRealData.class));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
