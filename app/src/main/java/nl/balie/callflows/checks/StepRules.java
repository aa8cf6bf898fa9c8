package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.ZEEBE;
import static nl.balie.callflows.checks.ModelXml.is;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.numbers.DialRules;
import org.w3c.dom.Element;

/** Every task is a step that Balie has, filled in as that step wants; every called process is one that may be called. */
final class StepRules {
    private static final String TRANSFER = "nl.balie.transfer-call";

    /** A formula that is a text and nothing else. */
    private static final Pattern TEXT = Pattern.compile("=\\s*\"([^\"]*)\"\\s*");

    private final ModelXml model;
    private final String processId;
    private final Surroundings surroundings;

    private StepRules(ModelXml model, String processId, Surroundings surroundings) {
        this.model = model;
        this.processId = processId;
        this.surroundings = surroundings;
    }

    static void check(ModelXml model, String processId, Surroundings surroundings) {
        var rules = new StepRules(model, processId, surroundings);
        model.nodes().forEach(rules::node);
        model.zeebe("taskDefinition").forEach(rules::job);
        model.zeebe("calledElement").forEach(rules::called);
    }

    private void node(Element node) {
        String template = ModelXml.template(node);
        if (!template.isEmpty()) {
            surroundings
                    .templates()
                    .find(template, node.getAttributeNS(ZEEBE, "modelerTemplateVersion"))
                    .ifPresentOrElse(step -> filled(node, step), () -> model.finding(node, "step.unknown", template));
        } else if (ModelXml.isTask(node) && !is(node, "receiveTask")) {
            model.finding(node, "step.none");
        } else if (is(node, "callActivity")
                && ModelXml.extensions(node, "calledElement").findAny().isEmpty()) {
            model.finding(node, "called.none");
        }
    }

    private void filled(Element node, StepTemplate step) {
        for (StepTemplate.Fault fault : step.faults(node)) {
            switch (fault) {
                case StepTemplate.Fault.Changed() -> model.finding(node, "step.changed");
                case StepTemplate.Fault.Empty(var label) -> model.finding(node, "step.empty", label);
                case StepTemplate.Fault.Wrong(var label) -> model.finding(node, "step.wrong", label);
            }
        }
        if (step.id().equals(TRANSFER)) {
            dialled(node, step);
        }
    }

    /** What is put together only in a call is judged there. */
    private void dialled(Element node, StepTemplate step) {
        step.filled(node, "number")
                .map(StepRules::written)
                .filter(number -> !number.isBlank() && !number.startsWith("="))
                .ifPresent(number -> {
                    if (surroundings.dialling().judge(number) instanceof DialRules.Refused(var why)) {
                        model.finding(node, "step.dialled." + why, number);
                    }
                });
    }

    private static String written(String value) {
        Matcher text = TEXT.matcher(value);
        return text.matches() ? text.group(1) : value;
    }

    /** A step that is not in the list of steps could reach any worker; one that is, has been compared already. */
    private void job(Element definition) {
        Element owner = ModelXml.owner(definition);
        boolean step = (ModelXml.isTask(owner) || is(owner, "intermediateThrowEvent") || is(owner, "endEvent"))
                && surroundings
                        .templates()
                        .find(ModelXml.template(owner), owner.getAttributeNS(ZEEBE, "modelerTemplateVersion"))
                        .filter(template -> template.setsTaskType())
                        .isPresent()
                && ModelXml.extensions(owner, "taskDefinition").count() == 1;
        if (!step) {
            model.finding(owner, "step.job-type", definition.getAttribute("type"));
        }
    }

    private void called(Element called) {
        String id = called.getAttribute("processId");
        if (!surroundings.callable().contains(id)) {
            model.finding(ModelXml.owner(called), "called.unknown", id);
        } else if (surroundings.leadsTo(id, processId)) {
            model.finding(ModelXml.owner(called), "called.circle", id);
        }
    }
}
