package nl.balie;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.balie.telephony.Destination;

/** Which technology may be known where. */
@AnalyzeClasses(
        packages = "nl.balie",
        importOptions = {
            ImportOption.DoNotIncludeTests.class,
            ArchitectureTests.NoTestsOfOthers.class,
            ArchitectureTests.NoCompiledRules.class
        })
class ArchitectureTests {
    private static final String BASE = "nl.balie.";

    /** The Maven modules around the application; the other packages are the application's. */
    private static final String[] POINTS = {
        "nl.balie.channels..",
        "nl.balie.conformity..",
        "nl.balie.processes..",
        "nl.balie.rules..",
        "nl.balie.telephony.."
    };

    @ArchTest
    static final ArchRule SIP_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("nl.balie.telephony.sip..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.sip..", "gov.nist..")
            .because("signalling is spoken in nl.balie.telephony.sip only; use the façade Telephony");

    @ArchTest
    static final ArchRule RULES_ENGINE_STAYS_IN_RULES = noClasses()
            .that()
            .resideOutsideOfPackage("nl.balie.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..")
            .because("decisions are asked of OpeningDecisions and RoutingDecisions");

    @ArchTest
    static final ArchRule ENGINE_STAYS_IN_PROCESSES_AND_FLOWS = noClasses()
            .that()
            .resideOutsideOfPackages("nl.balie.processes..", "nl.balie.flows..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.camunda..")
            .because("flows are started and told through nl.balie.flows.Flows");

    @ArchTest
    static final ArchRule THE_STAR_HAS_NO_RIM = noClasses()
            .that()
            .resideInAnyPackage(POINTS)
            .should(dependOnAnotherPartOfBalie())
            .because("a Maven module beside the application declares what it needs as a port of its own, which the"
                    + " application implements");

    @ArchTest
    static final ArchRule THE_POINTS_OF_THE_STAR_KNOW_NO_SPRING = noClasses()
            .that()
            .resideInAnyPackage(POINTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..")
            .because("the application wires them; they run in a plain test too");

    @ArchTest
    static final ArchRule PACKAGES_GO_ONE_WAY = slices().matching("nl.balie.(**)")
            .should()
            .beFreeOfCycles()
            .because(
                    "of two packages one is below the other; what both need belongs to the lower one, or is asked through a port");

    @ArchTest
    static final ArchRule NOTHING_STANDS_ON_THE_DEMO = noClasses()
            .that()
            .resideOutsideOfPackage("nl.balie.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("nl.balie.demo..")
            .because("an installation without the demo lacks nothing; put what others need in their own module");

    @ArchTest
    static final ArchRule NUMBERS_ARE_DIALLED_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("nl.balie.telephony..")
            .and()
            .doNotHaveFullyQualifiedName("nl.balie.calls.OutsideLine")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Destination.External.class)
            .because(
                    "a number outside costs money or may be 112; nl.balie.calls.OutsideLine asks the DialPolicy first");

    @ArchTest
    static final ArchRule NO_DRAWERS = noClasses()
            .should()
            .resideInAnyPackage(
                    "..common..", "..util..", "..helper..", "..manager..", "..impl..", "..service..", "..dto..")
            .because("a package is named after what it is about");

    /** What Drools makes of the rules: classes with a hash in their name, and a package for each, such as {@code P3B}. */
    static class NoCompiledRules implements ImportOption {
        private static final Pattern COMPILED =
                Pattern.compile(".*/rules/[a-z]+/(?:P[0-9A-F]{2}/.*|[A-Za-z]*[0-9a-f]{32}.*)");

        @Override
        public boolean includes(Location location) {
            return !location.matches(COMPILED);
        }
    }

    /** The tests of other Maven modules, which reach the application's tests in a jar of their own. */
    static class NoTestsOfOthers implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static ArchCondition<JavaClass> dependOnAnotherPartOfBalie() {
        return new ArchCondition<>("depend on another part of Balie") {
            @Override
            public void check(JavaClass of, ConditionEvents events) {
                of.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> part(dependency.getTargetClass()).isPresent()
                                && !part(dependency.getTargetClass()).equals(part(of)))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription())));
            }
        };
    }

    /** The word after {@code nl.balie}; empty for classes that are not Balie's. */
    private static Optional<String> part(JavaClass of) {
        String name = of.getBaseComponentType().getPackageName();
        return name.startsWith(BASE) ? Optional.of(name.substring(BASE.length()).split("\\.")[0]) : Optional.empty();
    }
}
