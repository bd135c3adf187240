package dev.descent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** Components are found where the program looks for them, and it does not look everywhere. */
@AnalyzeClasses(packages = "dev.descent", importOptions = ImportOption.DoNotIncludeTests.class)
class ComponentsTest {
    @ArchTest
    static final ArchRule eachIsInAPackageThatIsScanned = classes()
            .that()
            .areMetaAnnotatedWith(Component.class)
            .and()
            .doNotBelongToAnyOf(imported())
            .should()
            .resideInAnyPackage(scanned());

    private static String[] scanned() {
        return Arrays.stream(
                        Descent.class.getAnnotation(SpringBootApplication.class).scanBasePackages())
                .map(name -> name + "..")
                .toArray(String[]::new);
    }

    private static Class<?>[] imported() {
        Class<?>[] named = Descent.class.getAnnotation(Import.class).value();
        Class<?>[] all = Arrays.copyOf(named, named.length + 1);
        all[named.length] = Descent.class;
        return all;
    }
}
