package nl.balie;

import nl.balie.acd.AgentSkills;
import nl.balie.acd.ColleaguesAtWork;
import nl.balie.acd.WaitingLine;
import nl.balie.acd.WaitingUse;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The administrators' part of the application, with real data: no engine and no telephony, which its pages do not need. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AgentSkills.class, ColleaguesAtWork.class, WaitingLine.class, WaitingUse.class})
@ComponentScan(
        basePackages = {
            "nl.balie.audit",
            "nl.balie.calamity",
            "nl.balie.callers",
            "nl.balie.contacts",
            "nl.balie.database",
            "nl.balie.demo",
            "nl.balie.lookups",
            "nl.balie.mail",
            "nl.balie.codes",
            "nl.balie.directory",
            "nl.balie.numbers",
            "nl.balie.opening",
            "nl.balie.queues",
            "nl.balie.recordings",
            "nl.balie.tenants",
            "nl.balie.pages",
            "nl.balie.people",
            "nl.balie.prompts",
            "nl.balie.surveys",
            "nl.balie.treatment"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@ConfigurationPropertiesScan({
    "nl.balie.audit",
    "nl.balie.database",
    "nl.balie.demo",
    "nl.balie.mail",
    "nl.balie.codes",
    "nl.balie.directory",
    "nl.balie.numbers",
    "nl.balie.opening",
    "nl.balie.queues",
    "nl.balie.tenants",
    "nl.balie.pages",
    "nl.balie.people",
    "nl.balie.prompts"
})
public class WithoutCalls {}
