package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.is;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import nl.balie.processes.BpmnXml;
import nl.balie.processes.FailurePaths;
import nl.balie.processes.Messages;
import org.w3c.dom.Element;

/** What the flow of a call needs beside paths that end: an answer for who does nothing, and for who hangs up. */
final class CallRules {
    /** The steps that a call begins with. */
    private static final Set<String> ANSWERING = Set.of("nl.balie.answer-call", "nl.balie.receive-caller");

    private CallRules() {}

    static void check(ModelXml model) {
        var graph = new FlowGraph(model);
        model.nodes().stream()
                .filter(node -> ModelXml.template(node).equals("nl.balie.ask-menu"))
                .filter(menu -> !hasTimeOutPath(graph, menu))
                .forEach(menu -> model.finding(menu, "menu.time-out"));
        model.all("errorEventDefinition").stream()
                .filter(definition -> catchesNothing(model, definition))
                .forEach(definition ->
                        model.finding(ModelXml.owner(definition), "error.unknown", FailurePaths.ERROR_CODE));
        model.nodes().stream()
                .filter(node -> ANSWERING.contains(ModelXml.template(node)))
                .findFirst()
                .filter(_ -> !handlesContactEnded(model) && !isCalled(model))
                .ifPresent(answer -> model.finding(answer, "call.contact-ended"));
    }

    /** No step throws another, so that the path would never be taken. */
    private static boolean catchesNothing(ModelXml model, Element definition) {
        Element event = ModelXml.owner(definition);
        String reference = definition.getAttribute("errorRef");
        boolean catches = is(event, "boundaryEvent") || is(event, "startEvent");
        boolean ofStep = is(event, "startEvent")
                || model.byId(event.getAttribute("attachedToRef"))
                        .filter(ModelXml::isTask)
                        .isPresent();
        return catches
                && ofStep
                && !reference.isEmpty()
                && model.byId(reference)
                        .filter(error -> error.getAttribute("errorCode").equals(FailurePaths.ERROR_CODE))
                        .isEmpty();
    }

    /** A choice with a default before the caller is asked or sent on; or an event at the menu's border. */
    private static boolean hasTimeOutPath(FlowGraph graph, Element menu) {
        if (!graph.eventsAt(menu).isEmpty()) {
            return true;
        }
        var waiting = new ArrayDeque<>(graph.next(menu));
        Set<Element> seen = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            Element at = waiting.poll();
            if (is(at, "exclusiveGateway") && graph.outgoing(at).size() > 1) {
                if (!at.getAttribute("default").isEmpty()) {
                    return true;
                }
            } else if (ModelXml.isTask(at) && !at.equals(menu) || is(at, "exclusiveGateway")) {
                graph.next(at).stream().filter(seen::add).forEach(waiting::add);
            }
        }
        return false;
    }

    /** Whether it is made to be called by another: it leaves answering the call, or what fails, to that one. */
    static boolean mayBeCalled(ModelXml model) {
        return isCalled(model) || model.nodes().stream().noneMatch(node -> ANSWERING.contains(ModelXml.template(node)));
    }

    /** It ends with the callflow that called it, to which it also leaves what fails. */
    private static boolean isCalled(ModelXml model) {
        return model.all("errorEventDefinition").stream()
                .anyMatch(definition -> is(BpmnXml.parent(definition), "endEvent"));
    }

    private static boolean handlesContactEnded(ModelXml model) {
        return model.all("messageEventDefinition").stream()
                .filter(definition -> model.byId(definition.getAttribute("messageRef"))
                        .filter(message -> ModelXml.name(message).equals(Messages.CONTACT_ENDED))
                        .isPresent())
                .map(BpmnXml::parent)
                .filter(event -> is(event, "startEvent")
                        && !event.getAttribute("isInterrupting").equals("false"))
                .map(BpmnXml::parent)
                .filter(ModelXml::isEventSubProcess)
                .anyMatch(subProcess -> is(BpmnXml.parent(subProcess), "process"));
    }
}
