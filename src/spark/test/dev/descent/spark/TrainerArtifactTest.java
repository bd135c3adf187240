package dev.descent.spark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What goes to a cluster is the library and this package, and needs nothing of the service. */
@AnalyzeClasses(packages = "dev.descent", importOptions = ImportOption.DoNotIncludeTests.class)
class TrainerArtifactTest {
    @ArchTest
    static final ArchRule knowsTheLibraryAlone = noClasses()
            .that()
            .resideInAPackage("dev.descent.spark..")
            .should()
            .dependOnClassesThat(describe(
                    "are of the service",
                    type -> isIn(type, "dev.descent") && !isIn(type, "dev.descent.ml") && !isIn(type, "dev.descent.spark")));

    @ArchTest
    static final ArchRule hasNoFramework = noClasses()
            .that()
            .resideInAnyPackage("dev.descent.spark..", "dev.descent.ml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "reactor..", "io.netty..", "java.sql..", "javax.sql..", "org.postgresql..");

    @ArchTest
    static final ArchRule nothingElseKnowsSpark = noClasses()
            .that()
            .resideOutsideOfPackage("dev.descent.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.descent.spark..", "org.apache.spark..", "scala..");

    private static boolean isIn(JavaClass type, String folder) {
        return type.getPackageName().equals(folder) || type.getPackageName().startsWith(folder + ".");
    }
}
