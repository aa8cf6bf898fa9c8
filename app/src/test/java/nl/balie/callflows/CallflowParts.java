package nl.balie.callflows;

import nl.balie.acd.AgentSkills;
import nl.balie.acd.ColleaguesAtWork;
import nl.balie.acd.WaitingLine;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** What the callflow pages stand on, with real data; the test adds an engine, or one that is away. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AgentSkills.class, ColleaguesAtWork.class, WaitingLine.class})
@ComponentScan(
        basePackages = {
            "nl.balie.audit",
            "nl.balie.calamity",
            "nl.balie.callers",
            "nl.balie.callflows",
            "nl.balie.contacts",
            "nl.balie.database",
            "nl.balie.demo",
            "nl.balie.codes",
            "nl.balie.directory",
            "nl.balie.lookups",
            "nl.balie.numbers",
            "nl.balie.opening",
            "nl.balie.queues",
            "nl.balie.tenants",
            "nl.balie.pages",
            "nl.balie.people",
            "nl.balie.prompts"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            // steps have callers, of which pages know nothing
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "nl\\.balie\\.callflows\\.steps\\..*")
        })
@ConfigurationPropertiesScan({
    "nl.balie.audit",
    "nl.balie.database",
    "nl.balie.demo",
    "nl.balie.codes",
    "nl.balie.directory",
    "nl.balie.lookups",
    "nl.balie.numbers",
    "nl.balie.opening",
    "nl.balie.queues",
    "nl.balie.tenants",
    "nl.balie.people",
    "nl.balie.prompts"
})
public class CallflowParts {}
