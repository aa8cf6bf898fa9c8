package nl.balie;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules of the application and who may use whom; the list changes only on purpose. */
class ModularityTests {
    /** The other modules of the build hold to a rule of their own, in ArchitectureTests. */
    private static final ApplicationModules MODULES = ApplicationModules.of(
            BalieApplication.class,
            resideInAnyPackage(
                    "nl.balie.channels..",
                    "nl.balie.conformity..",
                    "nl.balie.processes..",
                    "nl.balie.rules..",
                    "nl.balie.telephony.."));

    @Test
    void theModulesAreTheseAndNoOthers() {
        assertThat(MODULES.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .containsExactlyInAnyOrder(
                        "acd",
                        "api",
                        "audit",
                        "calamity",
                        "callbacks",
                        "callers",
                        "callflows",
                        "calls",
                        "codes",
                        "contacts",
                        "controlline",
                        "database",
                        "demo",
                        "desk",
                        "directory",
                        "flows",
                        "gateway",
                        "lookups",
                        "mail",
                        "numbers",
                        "opening",
                        "pages",
                        "people",
                        "prompts",
                        "queues",
                        "recordings",
                        "speech",
                        "surveys",
                        "tenants",
                        "treatment",
                        "trials");
    }

    @Test
    void noModuleReachesIntoAnother() {
        MODULES.verify();
    }
}
