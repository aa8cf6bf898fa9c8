package nl.balie.processes.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class EngineClassPathTests {
    @Test
    void usesNothingThatTheEnginesDistributionLacks() {
        var module = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("nl.balie.processes.engine");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "nl.balie.processes.engine",
                        "io.camunda.zeebe.exporter.api..",
                        "io.camunda.zeebe.el..",
                        "org.camunda.feel..",
                        "org.agrona..",
                        "com.sun.management",
                        "io.camunda.zeebe.protocol.record..",
                        "org.jspecify.annotations")
                .because("it runs in the engine's process, whose class path is Zeebe's own: use the JDK instead")
                .check(module);
    }
}
