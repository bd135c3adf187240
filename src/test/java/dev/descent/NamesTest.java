package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A type's simple name stands for one thing, so that it can be said and searched for without its package. */
@AnalyzeClasses(packages = "dev.descent", importOptions = ImportOption.DoNotIncludeTests.class)
class NamesTest {
    /** Members of families aside, whose names are their JSON's, and private types, which nobody else can name. */
    @ArchTest
    static void noSimpleNameStandsTwice(JavaClasses classes) {
        Map<String, String> twice = classes.stream()
                .filter(type -> type.isTopLevelClass() || type.isMemberClass())
                .filter(type -> !type.getModifiers().contains(JavaModifier.PRIVATE))
                .filter(type -> !isOfFamily(type))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName))
                .entrySet()
                .stream()
                .filter(named -> named.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, named -> named.getValue().stream()
                        .map(JavaClass::getName)
                        .sorted(Comparator.naturalOrder())
                        .collect(Collectors.joining(", "))));

        assertThat(twice).isEmpty();
    }

    private static boolean isOfFamily(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getRawInterfaces().stream())
                .anyMatch(family -> family.reflect().isSealed());
    }
}
