package nl.balie.callflows.checks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.xml.sax.SAXParseException;

/** Says what must be mended in a model before it may be deployed. What it lets through is safe for other organisations. */
public final class ModelCheck {
    /** More than a hundred steps with their icons. A bigger one can hardly be read, and would slow down the engine. */
    public static final int LARGEST_BYTES = 1024 * 1024;

    /** Stands where an earlier conversion met a letter that it could not read. */
    private static final char LOST = '\uFFFD';

    private ModelCheck() {}

    /**
     * Everything that is wrong; empty when the model may be deployed.
     *
     * @param xml the model
     * @param processId the callflow as which it is to be deployed
     */
    public static List<Finding> findings(String xml, String processId, Surroundings surroundings) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST_BYTES) {
            return List.of(Finding.ofModel("xml.too-large", String.valueOf(LARGEST_BYTES / 1024)));
        }
        ModelXml model;
        try {
            model = ModelXml.read(bytes);
        } catch (IllegalArgumentException notXml) {
            return List.of(
                    notXml.getCause() instanceof SAXParseException where
                            ? Finding.ofModel("xml.invalid-at", String.valueOf(where.getLineNumber()))
                            : Finding.ofModel("xml.invalid"));
        }
        if (xml.indexOf(LOST) >= 0) {
            model.finding("xml.lost");
        }
        if (!model.isBpmn()) {
            return List.of(Finding.ofModel("xml.no-bpmn"));
        }
        if (PaceRules.isTooLarge(model)) {
            return model.findings();
        }
        process(model, processId, surroundings);
        PathRules.check(model);
        CallRules.check(model);
        StepRules.check(model, processId, surroundings);
        harm(model);
        meaning(model, surroundings);
        return model.findings().stream().distinct().toList();
    }

    /** Whether nothing in a model, which may have been deployed under older rules, reaches or stops what is of others. */
    public static boolean isSafe(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST_BYTES) {
            return false;
        }
        ModelXml model;
        try {
            model = ModelXml.read(bytes);
        } catch (IllegalArgumentException notXml) {
            return false;
        }
        if (!PaceRules.isTooLarge(model)) {
            harm(model);
        }
        return model.findings().isEmpty();
    }

    /** The processes that a deployed model calls. */
    public static Set<String> called(String xml) {
        return ModelXml.read(xml.getBytes(StandardCharsets.UTF_8)).zeebe("calledElement").stream()
                .map(called -> called.getAttribute("processId"))
                .collect(Collectors.toSet());
    }

    /** What harms nobody but cannot have been meant; a model that was deployed before does not lose its place for it. */
    private static void meaning(ModelXml model, Surroundings surroundings) {
        var graph = new FlowGraph(model);
        ExitRules.check(model, graph);
        OutcomeRules.check(model, graph);
        ConditionRules.check(model, new Variables(model, graph, CallRules.mayBeCalled(model)));
        NameRules.check(model, surroundings.names());
        DrawingRules.check(model);
    }

    private static void harm(ModelXml model) {
        IsolationRules.check(model);
        PaceRules.check(model);
        ExpressionRules.check(model);
    }

    /** Whether it may be kept as a draft: readable BPMN of a size that can be checked, however much is wrong with it. */
    public static boolean isModel(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        try {
            return bytes.length <= LARGEST_BYTES && ModelXml.read(bytes).isBpmn();
        } catch (IllegalArgumentException notXml) {
            return false;
        }
    }

    private static void process(ModelXml model, String processId, Surroundings surroundings) {
        List<Element> processes = model.all("process");
        if (processes.size() != 1
                || !processes.getFirst().getAttribute("isExecutable").equals("true")) {
            model.finding("process.one", String.valueOf(processes.size()));
        }
        for (Element process : processes) {
            if (!surroundings.owns(ModelXml.id(process))) {
                model.finding(process, "process.id", ModelXml.id(process), surroundings.organisation() + "-");
            } else if (!ModelXml.id(process).equals(processId)) {
                model.finding(process, "process.other", ModelXml.id(process), processId);
            }
            if (ModelXml.name(process).isEmpty()) {
                model.finding(process, "process.name");
            }
        }
    }
}
