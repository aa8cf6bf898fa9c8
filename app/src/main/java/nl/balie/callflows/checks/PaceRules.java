package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.is;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A flow goes at the pace of a call: it has no more elements than a person can draw, does nothing many times at once, and in
 * each round of a loop it waits for the caller, for a message or for a time. All organisations share one engine.
 */
final class PaceRules {
    /** Six times as many as the largest model that ships. */
    static final int MOST_ELEMENTS = 300;

    /** Messages, signals and errors that a model declares. */
    static final int MOST_DECLARED = 50;

    private static final Set<String> DECLARED = Set.of("message", "signal", "error", "escalation");
    private static final Set<String> REPEATING =
            Set.of("multiInstanceLoopCharacteristics", "standardLoopCharacteristics");

    /** The steps in which the caller hears or does something. */
    private static final Set<String> WITH_THE_CALLER = Set.of(
            "nl.balie.announce-waiting",
            "nl.balie.ask-callback-number",
            "nl.balie.ask-menu",
            "nl.balie.ask-recording",
            "nl.balie.ask-survey",
            "nl.balie.choose-calamity-number",
            "nl.balie.collect-digits",
            "nl.balie.offer-elsewhere",
            "nl.balie.play-prompt",
            "nl.balie.receive-caller",
            "nl.balie.record-calamity-message",
            "nl.balie.record-prompt",
            "nl.balie.record-voicemail",
            "nl.balie.say-goodbye",
            "nl.balie.sign-in-by-phone",
            "nl.balie.transfer-call",
            "nl.balie.wait-in-queue",
            "nl.balie.warn-waiting");

    /** At least a second; an expression may come to less. */
    private static final Pattern LASTS =
            Pattern.compile("P(?=.*[1-9])(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+S)?)?");

    private final ModelXml model;
    private final FlowGraph graph;

    private PaceRules(ModelXml model) {
        this.model = model;
        this.graph = new FlowGraph(model);
    }

    /** Whether it is so large that nothing else about it need be said, which would take long. */
    static boolean isTooLarge(ModelXml model) {
        int nodes = model.nodes().size();
        if (nodes > MOST_ELEMENTS) {
            model.finding("pace.elements", String.valueOf(nodes), String.valueOf(MOST_ELEMENTS));
        }
        int declared =
                DECLARED.stream().mapToInt(kind -> model.all(kind).size()).sum();
        if (declared > MOST_DECLARED) {
            model.finding("pace.declared", String.valueOf(declared), String.valueOf(MOST_DECLARED));
        }
        return !model.findings().isEmpty();
    }

    static void check(ModelXml model) {
        var rules = new PaceRules(model);
        REPEATING.forEach(
                kind -> model.all(kind).forEach(repeated -> model.finding(ModelXml.owner(repeated), "pace.repeated")));
        model.all("timeCycle").forEach(cycle -> model.finding(ModelXml.owner(cycle), "pace.cycle"));
        rules.loops();
    }

    /** What is left when again and again each element is left out that nothing left leads to: the loops, if any. */
    private void loops() {
        Set<Element> left = new HashSet<>(
                model.nodes().stream().filter(node -> !waits(node)).toList());
        while (left.removeIf(node -> leads(node).stream().noneMatch(left::contains))) {
            // until only loops are left, and what leads to them
        }
        left.stream()
                .filter(node -> reaches(node, left))
                .sorted(Comparator.comparing(ModelXml::id))
                .findFirst()
                .ifPresent(node -> model.finding(node, "pace.loop"));
    }

    private List<Element> leads(Element node) {
        return graph.nextWithEvents(node);
    }

    private boolean reaches(Element node, Set<Element> within) {
        var seen = new HashSet<Element>();
        var waiting = new ArrayDeque<>(leads(node));
        while (!waiting.isEmpty()) {
            Element at = waiting.poll();
            if (at.equals(node)) {
                return true;
            }
            if (within.contains(at) && seen.add(at)) {
                waiting.addAll(leads(at));
            }
        }
        return false;
    }

    private static boolean waits(Element node) {
        return is(node, "receiveTask")
                || WITH_THE_CALLER.contains(ModelXml.template(node))
                || is(node, "intermediateCatchEvent")
                        && ModelXml.definitions(node).stream().anyMatch(PaceRules::waitsFor);
    }

    private static boolean waitsFor(Element definition) {
        return switch (definition.getLocalName()) {
            case "messageEventDefinition", "signalEventDefinition" -> true;
            case "timerEventDefinition" ->
                ModelXml.children(definition)
                        .anyMatch(time -> is(time, "timeDuration")
                                && LASTS.matcher(time.getTextContent().strip()).matches());
            default -> false;
        };
    }
}
