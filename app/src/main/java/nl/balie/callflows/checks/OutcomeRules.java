package nl.balie.callflows.checks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Every key of a menu leads somewhere, and so does what a step finds out; no arrow waits for a key that nobody can press. */
final class OutcomeRules {
    private static final String MENU = "nl.balie.ask-menu";
    private static final Pattern KEYS = Pattern.compile("[0-9*#]+");
    private static final Pattern WORDS = Pattern.compile("\\s*([0-9*#])\\s*=\\s*\\S.*");
    private static final Pattern LANGUAGES =
            Pattern.compile("(\\s*[0-9*#]\\s*=\\s*[a-z]{2}\\s*)(,\\s*[0-9*#]\\s*=\\s*[a-z]{2}\\s*)*");

    /** What a step finds out, and what it was done for. */
    private static final Map<String, String> MUST_BE_LOOKED_AT = Map.of(
            "nl.balie.receive-caller", "onward",
            "nl.balie.check-opening", "open",
            "nl.balie.check-calamity", "calamity",
            "nl.balie.sign-in-by-phone", "signedIn");

    private static final Set<String> QUEUEING = Set.of("nl.balie.wait-in-queue", "nl.balie.enter-queue");
    private static final Set<String> FOR_WHO_STAYS =
            Set.of("nl.balie.wait-in-queue", "nl.balie.enter-queue", "nl.balie.ask-menu", "nl.balie.transfer-call");

    private final ModelXml model;
    private final FlowGraph graph;

    private OutcomeRules(ModelXml model, FlowGraph graph) {
        this.model = model;
        this.graph = graph;
    }

    static void check(ModelXml model, FlowGraph graph) {
        var rules = new OutcomeRules(model, graph);
        model.nodes().forEach(rules::node);
        model.all("sequenceFlow").forEach(rules::flow);
    }

    private void node(Element node) {
        String template = ModelXml.template(node);
        if (template.equals(MENU)) {
            typed(node, "keys").ifPresent(keys -> menu(node, keys));
        }
        typed(node, "languages")
                .filter(_ -> template.equals("nl.balie.choose-language"))
                .filter(languages -> !LANGUAGES.matcher(languages).matches())
                .ifPresent(languages -> model.finding(node, "languages.wrong", languages));
        String outcome = MUST_BE_LOOKED_AT.get(template);
        if (outcome != null && !isRead(node, outcome)) {
            model.finding(node, "outcome.unused", outcome);
        } else if (template.equals("nl.balie.receive-caller")) {
            received(node);
        }
    }

    private void menu(Element menu, String keys) {
        if (!KEYS.matcher(keys).matches() || keys.chars().distinct().count() != keys.length()) {
            model.finding(menu, "keys.wrong", keys);
            return;
        }
        typed(menu, "words")
                .ifPresent(words -> Arrays.stream(words.split(";", -1))
                        .filter(option -> {
                            var matcher = WORDS.matcher(option);
                            return !matcher.matches() || !keys.contains(matcher.group(1));
                        })
                        .forEach(option -> model.finding(menu, "keys.words", option.strip())));
        String without = keys.chars()
                .mapToObj(Character::toString)
                .filter(key -> goesNowhere(walk(menu, "choice", key), key))
                .collect(Collectors.joining(" "));
        if (!without.isEmpty()) {
            model.finding(menu, "key.no-path", without);
        }
    }

    /** Where keys are told apart no arrow is for it, so that it goes the way of who pressed nothing that counts. */
    private static boolean goesNowhere(Walk walk, String key) {
        return walk.isCertain()
                && walk.flows().stream().flatMap(OutcomeRules::siblings).anyMatch(OutcomeRules::tellsKeysApart)
                && walk.flows().stream().noneMatch(OutcomeRules::tellsKeysApart)
                && walk.nodes().stream().noneMatch(OutcomeRules::readsChoice)
                && walk.flows().stream()
                        .flatMap(flow -> siblings(flow).flatMap(each -> Walk.condition(each).stream()))
                        .flatMap(condition -> condition.equalities().stream())
                        .noneMatch(equality -> equality.variable().equals("choice")
                                && equality.text().equals(key));
    }

    /** The arrows beside it, which the walk came past. */
    private static Stream<Element> siblings(Element flow) {
        return ModelXml.children((Element) flow.getParentNode())
                .filter(child -> ModelXml.is(child, "sequenceFlow"))
                .filter(child -> child.getAttribute("sourceRef").equals(flow.getAttribute("sourceRef")));
    }

    private static boolean tellsKeysApart(Element flow) {
        return Walk.condition(flow)
                .filter(condition -> condition.variables().contains("choice"))
                .isPresent();
    }

    private static boolean readsChoice(Element node) {
        return ModelXml.template(node).equals("nl.balie.decide-route")
                || ModelXml.extensions(node, "input")
                        .map(input -> input.getAttribute("source"))
                        .filter(source -> source.startsWith("="))
                        .flatMap(source -> Formula.of(source.substring(1).strip()).stream())
                        .anyMatch(formula -> formula.variables().contains("choice"));
    }

    private void received(Element reception) {
        Walk refused = walk(reception, "onward", "DISCONNECT");
        if (refused.isCertain()
                && refused.nodes().stream().anyMatch(node -> FOR_WHO_STAYS.contains(ModelXml.template(node)))) {
            model.finding(reception, "outcome.no-path", "DISCONNECT");
        }
        Walk queued = walk(reception, "onward", "QUEUE");
        if (queued.isCertain()
                && queued.nodes().stream()
                        .noneMatch(node -> QUEUEING.contains(ModelXml.template(node)) || isOwnProcess(node))) {
            model.finding(reception, "outcome.no-path", "QUEUE");
        }
    }

    private static boolean isOwnProcess(Element node) {
        return ModelXml.is(node, "callActivity") && ModelXml.template(node).isEmpty();
    }

    private boolean isRead(Element step, String outcome) {
        return Walk.from(step, graph, model, Map.of(), _ -> false).flows().stream()
                .flatMap(flow -> Walk.condition(flow).stream())
                .anyMatch(condition -> condition.variables().contains(outcome));
    }

    private Walk walk(Element step, String outcome, @Nullable String value) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(outcome, value);
        values.put("attempts", value == null ? 1 : 0);
        return Walk.from(step, graph, model, values, node -> Variables.sets(node, outcome));
    }

    /** An arrow for a key that no menu before it has. */
    private void flow(Element flow) {
        Element source = model.byId(flow.getAttribute("sourceRef")).orElse(null);
        Formula condition = Walk.condition(flow).orElse(null);
        if (source == null || condition == null || !condition.variables().contains("choice")) {
            return;
        }
        Set<String> keys = pressed(source);
        condition.equalities().stream()
                .filter(equality -> equality.variable().equals("choice"))
                .map(Formula.Equality::text)
                .filter(key -> !keys.isEmpty() && !keys.contains(key))
                .forEach(key -> model.finding(flow, "key.unknown", key, String.join(" ", new TreeSet<>(keys))));
    }

    /** The keys of the menus whose choice is known at a place; empty when one of them is not known. */
    private Set<String> pressed(Element place) {
        Set<String> keys = new HashSet<>();
        Set<Element> seen = new HashSet<>();
        var waiting = new java.util.ArrayDeque<>(List.of(place));
        while (!waiting.isEmpty()) {
            Element at = waiting.poll();
            if (!seen.add(at)) {
                continue;
            }
            if (!Variables.sets(at, "choice")) {
                waiting.addAll(graph.previousWithEvents(at));
            } else {
                Optional<String> typed =
                        typed(at, "keys").filter(_ -> ModelXml.template(at).equals(MENU));
                if (typed.isEmpty()) {
                    return Set.of();
                }
                typed.get().chars().mapToObj(Character::toString).forEach(keys::add);
            }
        }
        return keys;
    }

    private static Optional<String> typed(Element node, String input) {
        return NameRules.typed(node, input);
    }
}
