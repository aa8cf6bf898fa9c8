package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.is;

import java.util.List;
import java.util.Set;
import nl.balie.processes.BpmnXml;
import nl.balie.processes.Messages;
import org.w3c.dom.Element;

/**
 * What keeps a flow with its own contact and its own organisation: it waits only for messages that Balie sends to its
 * contact, calls nothing out to other flows, starts nothing by itself, and cannot say that it is another contact's.
 */
final class IsolationRules {
    /** Steps act for the contact and the organisation that these name. */
    private static final Set<String> RESERVED = Set.of("contactId", "organisation", "node");

    private static final List<String> NAMES_A_VARIABLE =
            List.of("target", "resultVariable", "inputElement", "outputCollection");
    private static final Set<String> LISTENERS = Set.of("executionListener", "taskListener");
    private static final Set<String> OWN_KEY = Set.of("=contactId", "= contactId");

    private IsolationRules() {}

    static void check(ModelXml model) {
        model.all("messageEventDefinition").forEach(definition -> message(model, definition));
        model.all("receiveTask").forEach(task -> message(model, task));
        model.all("signalEventDefinition").forEach(definition -> signal(model, definition));
        model.zeebe().forEach(element -> variables(model, element));
        model.zeebe().stream()
                .filter(element -> LISTENERS.contains(element.getLocalName()))
                .forEach(listener ->
                        model.finding(ModelXml.owner(listener), "step.job-type", listener.getAttribute("type")));
    }

    private static void message(ModelXml model, Element waits) {
        Element owner = ModelXml.owner(waits);
        if (is(owner, "intermediateThrowEvent") || is(owner, "endEvent")) {
            return; // a job, which is checked as one
        }
        Element message = model.byId(waits.getAttribute("messageRef"))
                .filter(found -> is(found, "message"))
                .orElse(null);
        if (message == null || !Messages.names().contains(message.getAttribute("name"))) {
            model.finding(owner, "message.unknown", message == null ? "" : message.getAttribute("name"), names());
        } else if (!(is(owner, "startEvent") && is(BpmnXml.parent(owner), "process"))
                && ModelXml.extensions(message, "subscription")
                        .noneMatch(subscription -> OWN_KEY.contains(subscription.getAttribute("correlationKey")))) {
            model.finding(owner, "message.key");
        }
    }

    private static String names() {
        return String.join(", ", Messages.names().stream().sorted().toList());
    }

    private static void signal(ModelXml model, Element definition) {
        Element event = ModelXml.owner(definition);
        if (is(event, "intermediateThrowEvent") || is(event, "endEvent")) {
            model.finding(event, "signal.thrown");
        }
    }

    private static void variables(ModelXml model, Element element) {
        for (String attribute : NAMES_A_VARIABLE) {
            String target = element.getAttribute(attribute).strip();
            String name = target.split("\\.", -1)[0].strip();
            boolean same = attribute.equals("target")
                    && element.getAttribute("source").replace(" ", "").equals("=" + target);
            if (RESERVED.contains(name) && !same) {
                model.finding(ModelXml.owner(element), "variable.reserved", name);
            }
        }
    }
}
