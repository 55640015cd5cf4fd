package io.universe.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.universe.cluster.Role;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of who may depend on whom, for all modules that are built before this one; {@link SourcesTest} looks at the others. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.universe");

    private static final String[] FRAMEWORK = {
        "io.universe.app..",
        "io.universe.cluster..",
        "io.universe.worker..",
        "io.universe.control..",
        "io.universe.operations..",
        "io.universe.spi.."
    };
    private static final String MASTER = "io.universe.launcher.master";
    private static final String ROOMS = MASTER + ".*";
    private static final Set<String> CLOCK_READERS = Set.of("nanoTime", "currentTimeMillis", "now");
    private static final Set<String> ENDS_OF_A_PROCESS = Set.of("exit", "halt");

    @Test
    void shouldKeepHazelcastOutOfEverythingButItsModules() {
        check(noClasses()
                .that(not(resideInAnyPackage("io.universe.hazelcast..", "io.universe.cache..")))
                .should()
                .dependOnClassesThat(resideInAPackage("com.hazelcast..")));
    }

    @Test
    void shouldKeepTheFrameworkBelowEverythingElse() {
        check(noClasses()
                .that(resideInAnyPackage(FRAMEWORK))
                .should()
                .dependOnClassesThat(resideInAPackage("io.universe..").and(not(resideInAnyPackage(FRAMEWORK)))));
    }

    @Test
    void shouldLetApplicationsSeeTheClusterAndVertxOnly() {
        check(classes()
                .that(resideInAPackage("io.universe.app.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.universe.app..", "io.universe.cluster..", "io.vertx..", "java..", "org.jspecify..")));
    }

    @Test
    void shouldLetTheClusterSeeVertxAndItsProviderOnly() {
        check(classes()
                .that(resideInAPackage("io.universe.cluster.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.universe.cluster..",
                        "io.universe.spi..",
                        "io.vertx..",
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..")));
    }

    /** Launcher and testkit count as modules here: what they know of others is the framework at most. */
    @Test
    void shouldLetModulesDependOnTheFrameworkButNotOnEachOther() {
        check(slices().matching("io.universe.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(FRAMEWORK)));
    }

    @Test
    void shouldSeeAUniverseFromOutsideOnlyInTheTestkit() {
        check(noClasses()
                .that(resideInAPackage("io.universe.testkit.."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.universe..").and(not(resideInAPackage("io.universe.testkit..")))));
    }

    @Test
    void shouldKeepTheSupervisorPure() {
        check(classes()
                .that(resideInAPackage("io.universe.launcher.supervisor.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "io.universe.launcher.supervisor..",
                                "java.lang..",
                                "java.time..",
                                "java.util",
                                "java.util.function..",
                                "java.util.regex..",
                                "java.util.stream..",
                                "org.jspecify..")
                        .or(type(Role.class))));
    }

    @Test
    void shouldGiveTheSupervisorNeitherClockNorThread() {
        ArchRule rule = noClasses()
                .that(resideInAPackage("io.universe.launcher.supervisor.."))
                .should()
                .accessTargetWhere(describe("reads a clock", ArchitectureTest::readsAClock));
        check(rule);
        check(noClasses()
                .that(resideInAPackage("io.universe.launcher.supervisor.."))
                .should()
                .dependOnClassesThat(type(Thread.class).or(type(Clock.class)).or(type(Runtime.class))));
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getPackageName();
        return CLOCK_READERS.contains(access.getTarget().getName())
                && (owner.equals("java.time") || access.getTargetOwner().isEquivalentTo(System.class));
    }

    @Test
    void shouldEndAProcessInOnePlaceForEachKindOfProcess() {
        assertThat(enders("io.universe.launcher")).hasSizeLessThanOrEqualTo(1);
        assertThat(enders("io.universe.worker")).hasSizeLessThanOrEqualTo(1);
        assertThat(enders("io.universe")).hasSizeLessThanOrEqualTo(2);
    }

    private static List<String> enders(String packageName) {
        return CLASSES.stream()
                .filter(each -> each.getPackageName().startsWith(packageName))
                .filter(each -> each.getAccessesFromSelf().stream().anyMatch(ArchitectureTest::endsTheProcess))
                .map(JavaClass::getName)
                .toList();
    }

    private static boolean endsTheProcess(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return ENDS_OF_A_PROCESS.contains(access.getTarget().getName())
                && (owner.isEquivalentTo(System.class) || owner.isEquivalentTo(Runtime.class));
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        check(slices().matching("io.universe.(**)").should().beFreeOfCycles());
    }

    /** What the master is put together from knows neither it nor, in a circle, each other. */
    @Test
    void shouldLetTheMasterKnowItsRoomsAndNoRoomTheMaster() {
        check(noClasses().that(resideInAPackage(ROOMS)).should().dependOnClassesThat(resideInAPackage(MASTER)));
        check(slices().matching(MASTER + ".(*)").should().beFreeOfCycles());
    }

    /** The ground floor: whoever needs one of these needs nothing else of the master. */
    @Test
    void shouldKeepTheLowestRoomsOfTheMasterByThemselves() {
        for (String room : List.of("vertx", "workload", "chronicle", "wishes", "metrics")) {
            check(noClasses()
                    .that(resideInAPackage(MASTER + "." + room))
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(MASTER + "..").and(not(resideInAPackage(MASTER + "." + room)))));
        }
    }

    private static DescribedPredicate<JavaClass> type(Class<?> type) {
        return JavaClass.Predicates.equivalentTo(type);
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
