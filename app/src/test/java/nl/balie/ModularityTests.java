package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules of the application and who may use whom; the list changes only on purpose. */
class ModularityTests {
    private static final ApplicationModules MODULES = ApplicationModules.of(BalieApplication.class);

    @Test
    void theModulesAreTheseAndNoOthers() {
        assertThat(MODULES.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .containsExactlyInAnyOrder(
                        "acd",
                        "api",
                        "audit",
                        "calls",
                        "contacts",
                        "database",
                        "demo",
                        "desk",
                        "flows",
                        "organisations",
                        "pages",
                        "people");
    }

    @Test
    void noModuleReachesIntoAnother() {
        MODULES.verify();
    }
}
