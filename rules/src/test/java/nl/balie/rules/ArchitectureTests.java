package nl.balie.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "nl.balie.rules", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {
    private static final DescribedPredicate<JavaClass> DROOLS = resideInAnyPackage("org.drools..", "org.kie..");

    /** What the build makes of the .drl files. */
    private static final DescribedPredicate<JavaClass> COMPILED_RULES = nameMatching(
                    "nl\\.balie\\.rules\\.\\w+\\.(Rules[0-9a-f]{32}|DomainClassesMetadata|P[0-9A-F]{2}\\.Lambda).*")
            .forSubtype();

    @ArchTest
    static final ArchRule ONLY_COMPILED_RULES_KNOW_DROOLS = noClasses()
            .that(not(COMPILED_RULES))
            .and()
            .doNotBelongToAnyOf(CompiledRules.class)
            .should()
            .dependOnClassesThat(DROOLS)
            .because("a decision is asked and answered in records; go through CompiledRules");

    @ArchTest
    static final ArchRule NO_DROOLS_IN_PUBLIC_SIGNATURES = classes()
            .that(not(COMPILED_RULES))
            .should(keepDroolsOutOfPublicSignatures())
            .because("whoever asks for a decision must not need Drools to compile; take and give records");

    @ArchTest
    static final ArchRule NO_SPRING_AND_NO_SIBLINGS = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework..",
                    "io.camunda..",
                    "nl.balie.telephony..",
                    "nl.balie.processes..",
                    "nl.balie.channels..",
                    "nl.balie.app.."))
            .because("the modules form a star; app asks the rules and passes the answer on");

    private static ArchCondition<JavaClass> keepDroolsOutOfPublicSignatures() {
        return new ArchCondition<>("keep Drools out of public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMembers().stream()
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(ArchitectureTests::mentionsDrools)
                        .forEach(member -> events.add(SimpleConditionEvent.violated(member, member.getFullName())));
            }
        };
    }

    private static boolean mentionsDrools(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream().anyMatch(DROOLS);
    }
}
