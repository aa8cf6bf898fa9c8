package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.id;
import static nl.balie.callflows.checks.ModelXml.is;

import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A caller is in one place: a step is left by one arrow, and only a gateway has several, of which one is taken. */
final class ExitRules {
    private ExitRules() {}

    static void check(ModelXml model, FlowGraph graph) {
        for (Element node : model.nodes()) {
            int exits = graph.outgoing(node).size();
            long entries = model.all("sequenceFlow").stream()
                    .filter(flow -> flow.getAttribute("targetRef").equals(id(node)))
                    .count();
            if (is(node, "parallelGateway") && exits > 1) {
                model.finding(node, "exits.parallel");
            } else if (!isGateway(node) && exits > 1) {
                model.finding(node, "exits.several", String.valueOf(exits));
            } else if (isGateway(node) && exits == 1 && (entries == 1 || isConditional(graph, node))) {
                model.finding(node, "exits.single");
            }
        }
        for (Element flow : model.all("sequenceFlow")) {
            boolean loose = Stream.of("sourceRef", "targetRef")
                    .anyMatch(end -> model.byId(flow.getAttribute(end))
                            .filter(ModelXml::isNode)
                            .isEmpty());
            if (loose) {
                model.finding(flow, "exits.loose");
            }
        }
    }

    private static boolean isGateway(Element node) {
        return node.getLocalName().endsWith("Gateway");
    }

    /** An arrow was there for when its condition does not hold. */
    private static boolean isConditional(FlowGraph graph, Element gateway) {
        return graph.outgoing(gateway).stream()
                .flatMap(ModelXml::children)
                .anyMatch(child -> is(child, "conditionExpression"));
    }
}
