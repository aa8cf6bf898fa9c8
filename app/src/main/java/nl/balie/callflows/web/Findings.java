package nl.balie.callflows.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.balie.callflows.Deployment;
import nl.balie.callflows.checks.Finding;
import nl.balie.flows.ModelDeployment.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is wrong with a model, in the reader's language. */
@Component
class Findings {
    private static final Logger log = LoggerFactory.getLogger(Findings.class);

    private final MessageSource messages;

    Findings(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A sentence at an element.
     *
     * @param element its id; null for the model as a whole
     */
    record Line(@Nullable String element, String name, String text) {}

    List<Line> of(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Line(
                        finding.element(),
                        finding.name(),
                        text(
                                "callflows.finding." + finding.rule(),
                                finding.arguments().toArray())))
                .distinct()
                .toList();
    }

    /** What keeps it from being deployed; empty when something else did. */
    List<Line> of(Deployment outcome) {
        return switch (outcome) {
            case Deployment.Invalid(var findings) -> of(findings);
            case Deployment.RefusedByEngine(var faults) ->
                faults.stream().flatMap(this::line).toList();
            case Deployment.Done _,
                    Deployment.Unchanged _,
                    Deployment.EngineAway _,
                    Deployment.ChangedByOther _,
                    Deployment.Unknown _ -> List.of();
        };
    }

    String text(String key, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, arguments, locale);
    }

    /** In the reader's words: the engine's own, in English, are for who reads the log. */
    private Stream<Line> line(Fault fault) {
        log.info("The engine refuses {}: {}", fault.element(), fault.text());
        return Stream.of(new Line(fault.element(), "", text("callflows.finding.engine")));
    }
}
