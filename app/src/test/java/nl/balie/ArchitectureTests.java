package nl.balie;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which technology may be known where. */
@AnalyzeClasses(packages = "nl.balie", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
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
            .resideInAnyPackage(
                    "nl.balie.rules..", "nl.balie.processes..", "nl.balie.telephony..", "nl.balie.channels..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "nl.balie.acd..",
                    "nl.balie.api..",
                    "nl.balie.audit..",
                    "nl.balie.calamity..",
                    "nl.balie.callbacks..",
                    "nl.balie.callflows..",
                    "nl.balie.calls..",
                    "nl.balie.codes..",
                    "nl.balie.contacts..",
                    "nl.balie.database..",
                    "nl.balie.demo..",
                    "nl.balie.desk..",
                    "nl.balie.directory..",
                    "nl.balie.flows..",
                    "nl.balie.lookups..",
                    "nl.balie.mail..",
                    "nl.balie.numbers..",
                    "nl.balie.opening..",
                    "nl.balie.pages..",
                    "nl.balie.people..",
                    "nl.balie.prompts..",
                    "nl.balie.queues..",
                    "nl.balie.surveys..",
                    "nl.balie.tenants..",
                    "nl.balie.treatment..",
                    "nl.balie.trials..",
                    "org.springframework..")
            .because("the four declare what they need as a port of their own, which the application implements");

    @ArchTest
    static final ArchRule NO_DRAWERS = noClasses()
            .should()
            .resideInAnyPackage(
                    "..common..", "..util..", "..helper..", "..manager..", "..impl..", "..service..", "..dto..")
            .because("a package is named after what it is about");
}
