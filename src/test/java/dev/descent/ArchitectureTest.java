package dev.descent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.descent.ml.train.PackingChoice;
import dev.descent.ml.train.ShardPool;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** The house: which package may know which, and who may use what. */
@AnalyzeClasses(packages = "dev.descent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FRAMEWORKS = {
        "org.springframework..",
        "reactor..",
        "io.netty..",
        "java.sql..",
        "javax.sql..",
        "org.postgresql..",
        "com.zaxxer.."
    };
    private static final String[] NATIVE = {"org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."};

    /** What of {@code ml.network} is written in DL4J's language: configuration, initial weights, export, and the library's start. */
    private static final String DL4J_FOR_EVERY_ENGINE =
            "(NetworkPlan|GraphLayers|InitialGraph|WeightWriter|ModelExport|Updaters|NativeRuntime|ShownBackend"
                    + "|LayerHelpers)";

    private static final String[] SQL = {
        "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..", "com.zaxxer.."
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.descent.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule libraryIsPlainJava = noClasses()
            .that()
            .resideInAPackage("dev.descent.ml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule libraryKnowsNothingOfTheService = onlyKnows("dev.descent.ml", "dev.descent.ml");

    @ArchTest
    static final ArchRule specsAreTheGroundOfTheLibrary = onlyKnows("dev.descent.ml.spec", "dev.descent.ml.spec");

    @ArchTest
    static final ArchRule lossesKnowOnlyLabelsFormulasAndSchedules = onlyKnows(
            "dev.descent.ml.loss",
            "dev.descent.ml.loss",
            "dev.descent.ml.formula",
            "dev.descent.ml.schedule",
            "dev.descent.ml.data",
            "dev.descent.ml.spec");

    @ArchTest
    static final ArchRule optimizersKnowOnlySchedules = onlyKnows(
            "dev.descent.ml.optimizer", "dev.descent.ml.optimizer", "dev.descent.ml.schedule", "dev.descent.ml.spec");

    @ArchTest
    static final ArchRule httpIsTheGroundOfTheService =
            onlyKnows("dev.descent.http", "dev.descent.http", "dev.descent.ml.spec");

    @ArchTest
    static final ArchRule logFilesAndDataStandBelowJobs = mayNotKnow(
            new String[] {
                "dev.descent.content..", "dev.descent.event..", "dev.descent.artifact..", "dev.descent.dataset.."
            },
            "dev.descent.job..",
            "dev.descent.runner..",
            "dev.descent.catalog..",
            "dev.descent.system..");

    @ArchTest
    static final ArchRule jobsStandBelowRunners = mayNotKnow(
            new String[] {"dev.descent.job.."},
            "dev.descent.runner..",
            "dev.descent.catalog..",
            "dev.descent.system..");

    @ArchTest
    static final ArchRule nativeCodeStandsBehindModelAndNetwork = noClasses()
            .that()
            .resideInAPackage("dev.descent..")
            .and()
            .resideOutsideOfPackages(
                    "dev.descent.ml.model..",
                    "dev.descent.ml.keras..",
                    "dev.descent.ml.network.dl4j..",
                    "dev.descent.ml.network.onednn..")
            .and()
            .haveNameNotMatching("dev\\.descent\\.ml\\.network\\." + DL4J_FOR_EVERY_ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(NATIVE);

    @ArchTest
    static final ArchRule enginesAreChosenInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("dev.descent.ml.network.build..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("dev\\.descent\\.ml\\.network\\.[a-z0-9]+\\.\\w+Engine");

    /** Whether the database's disk is full its own state says, and no type of Spring's. */
    @ArchTest
    static final ArchRule sqlStandsInStores = noClasses()
            .that()
            .resideOutsideOfPackage("dev.descent.database..")
            .and()
            .haveNameNotMatching(
                    ".*(Store|JobQueue|NotifierConnection|job\\.queue\\.Columns|http\\.StorageFaults)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SQL);

    /** Reactor's own are shared by all of the process, and one of them has no bound on what waits. */
    @ArchTest
    static final ArchRule blockingWorkHasBoundedSchedulersOfItsOwn = noClasses()
            .should()
            .callMethodWhere(describe(
                    "is one of Reactor's shared schedulers",
                    call -> call.getTargetOwner().getName().equals("reactor.core.scheduler.Schedulers")
                            && Set.of("boundedElastic", "parallel", "single", "immediate")
                                    .contains(call.getTarget().getName())));

    @ArchTest
    static final ArchRule baseIsTheGroundOfAll = onlyKnows("dev.descent.ml.base", "dev.descent.ml.base");

    @ArchTest
    static final ArchRule contentIsTheGroundOfWhatIsKept =
            onlyKnows("dev.descent.content", "dev.descent.content", "dev.descent.s3", "dev.descent.ml.base");

    @ArchTest
    static final ArchRule s3KnowsNothingOfTheService = onlyKnows("dev.descent.s3", "dev.descent.s3");

    @ArchTest
    static final ArchRule bucketStandsBehindContentStores = noClasses()
            .that()
            .resideOutsideOfPackage("dev.descent.content.bucket..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.descent.content.bucket..");

    @ArchTest
    static final ArchRule typesArePublicWhereAnotherPackageNeedsThem = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .resideInAPackage("dev.descent..")
            .and()
            .doNotBelongToAnyOf(Descent.class)
            .and(not(neededByClusters()))
            .and(not(partsOfFamilies()))
            .should(beNeededElsewhere());

    /** What computes on a cluster is compiled by a profile of its own, and needs these. */
    private static DescribedPredicate<JavaClass> neededByClusters() {
        return describe(
                "are what a cluster needs to compute shards",
                type -> isIn(type, "dev.descent.ml.train.shard")
                        || isIn(type, "dev.descent.ml.train.remote")
                        || type.isEquivalentTo(PackingChoice.class)
                        || type.isEquivalentTo(ShardPool.class));
    }

    private static ArchRule onlyKnows(String one, String... others) {
        DescribedPredicate<JavaClass> unknown = describe(
                "are of Descent, but not in " + String.join(", ", others),
                type -> isIn(type, "dev.descent") && Arrays.stream(others).noneMatch(known -> isIn(type, known)));
        return noClasses().that().resideInAPackage(one + "..").should().dependOnClassesThat(unknown);
    }

    private static ArchRule mayNotKnow(String[] some, String... others) {
        return noClasses()
                .that()
                .resideInAnyPackage(some)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }

    private static boolean isIn(JavaClass type, String folder) {
        return type.getPackageName().equals(folder) || type.getPackageName().startsWith(folder + ".");
    }

    /** Needed is what another package names, and what a public type shows in its signatures. */
    private static ArchCondition<JavaClass> beNeededElsewhere() {
        return new ArchCondition<>("be needed by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean needed = type.getDirectDependenciesToSelf().stream()
                        .map(Dependency::getOriginClass)
                        .anyMatch(user -> !user.getPackage().equals(type.getPackage()) || shows(user, type));
                if (!needed) {
                    events.add(
                            SimpleConditionEvent.violated(type, type.getName() + " is public, but its package's own"));
                }
            }
        };
    }

    private static boolean shows(JavaClass user, JavaClass type) {
        return user.getModifiers().contains(JavaModifier.PUBLIC)
                && user.getCodeUnits().stream()
                        .filter(code -> code.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(code ->
                                Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream()))
                        .anyMatch(shown -> shown.getAllInvolvedRawTypes().contains(type));
    }

    /** A family is the public form of some JSON, though code may meet it as JSON only. */
    private static DescribedPredicate<JavaClass> partsOfFamilies() {
        return describe("are sealed families or their members", type -> Stream.concat(
                        Stream.of(type), type.getRawInterfaces().stream())
                .anyMatch(family -> family.reflect().isSealed()));
    }
}
