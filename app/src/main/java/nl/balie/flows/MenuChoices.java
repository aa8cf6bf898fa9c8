package nl.balie.flows;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.balie.processes.BpmnXml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What the keys of a model's menus mean, in the words of who drew it: the name of the sequence flow that the key takes, or
 * what a caller may say in its place, or what the menu says; at last the name of the step that it leads to.
 */
public final class MenuChoices {
    private static final String TAKES = "(?s).*(?:(?<![!<>])=\\s*\"%1$s\"|\\bin\\s*[\\[(][^\\])]*\"%1$s\").*";
    private static final String SPOKEN = "(?:^|;)\\s*%s\\s*=\\s*([^,;]+)";
    /** Dutch first: a menu in several languages says it in each. */
    private static final List<String> SAID = List.of(
            "(?iu)\\b(?:kies|toets|druk(?:\\s+op)?)\\s+%s\\s+(?:voor|om)\\s+([^.;,\"]+)",
            "(?iu)\\bvoor\\s+([^.;,\"]+?),?\\s+(?:kiest?(?:\\s+u)?|toetst?(?:\\s+u)?|drukt?(?:\\s+u)?(?:\\s+op)?)\\s+%s(?!\\d)",
            "(?iu)\\bpress\\s+%s\\s+(?:for|to)\\s+([^.;,\"]+)",
            "(?iu)\\bfor\\s+([^.;,\"]+?),?\\s+press\\s+%s(?!\\d)");

    /** Names that answer a gateway's question, and say nothing of a key. */
    private static final Set<String> ANSWERS = Set.of("ja", "nee", "yes", "no");

    private static final Pattern KEY_BEFORE =
            Pattern.compile("(?i)^(?:toets|key)?\\s*([0-9*#])(?![0-9])\\s*[-–—:.=)]*\\s*(.*)$");

    private record Flow(@Nullable String name, String target, String condition) {}

    private final Map<String, List<Flow>> flows = new HashMap<>();
    private final Map<String, Element> elements = new HashMap<>();

    private MenuChoices() {}

    /** Those of a model; none when the XML cannot be read. */
    public static MenuChoices of(String bpmn) {
        MenuChoices choices = new MenuChoices();
        try {
            BpmnXml.elements(bpmn.getBytes(StandardCharsets.UTF_8)).forEach(choices::add);
        } catch (IllegalArgumentException unreadable) {
            return new MenuChoices();
        }
        return choices;
    }

    private void add(Element element) {
        String id = element.getAttribute("id");
        if (!id.isEmpty() && !"http://www.omg.org/spec/BPMN/20100524/DI".equals(element.getNamespaceURI())) {
            elements.put(id, element);
        }
        if ("sequenceFlow".equals(element.getLocalName())) {
            Flow flow = new Flow(name(element), element.getAttribute("targetRef"), element.getTextContent());
            flows.merge(
                    element.getAttribute("sourceRef"),
                    List.of(flow),
                    (before, one) ->
                            Stream.concat(before.stream(), one.stream()).toList());
        }
    }

    /**
     * What a key means in a menu.
     *
     * @param menu the id of the menu's step in the model
     * @param key one of 0-9, * and #
     * @return empty when the model does not say
     */
    public Optional<String> meaning(String menu, String key) {
        Element step = elements.get(menu);
        if (step == null) {
            return Optional.empty();
        }
        Optional<Flow> taken = taken(menu, key, new HashSet<>());
        return taken.flatMap(flow -> words(flow.name(), key))
                .or(() -> found(SPOKEN, key, input(step, "words")))
                .or(() -> SAID.stream()
                        .flatMap(said -> found(said, key, input(step, "text")).stream())
                        .findFirst())
                .or(() -> taken.map(Flow::target).map(elements::get).flatMap(to -> words(name(to), key)))
                .map(MenuChoices::capitalised);
    }

    /** The flow that asks for this key, of the gateways that follow the menu. */
    private Optional<Flow> taken(String from, String key, Set<String> seen) {
        if (!seen.add(from)) {
            return Optional.empty();
        }
        List<Flow> next = flows.getOrDefault(from, List.of());
        String takes = TAKES.formatted(Pattern.quote(key));
        return next.stream()
                .filter(flow -> flow.condition().matches(takes))
                .findFirst()
                .or(() -> next.stream()
                        .filter(flow -> isGateway(flow.target()))
                        .map(flow -> taken(flow.target(), key, seen))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private boolean isGateway(String id) {
        Element element = elements.get(id);
        return element != null && element.getLocalName().endsWith("Gateway");
    }

    /** Without the key that stands before them; empty when nothing is left, or an answer only. */
    private static Optional<String> words(@Nullable String name, String key) {
        if (name == null) {
            return Optional.empty();
        }
        Matcher before = KEY_BEFORE.matcher(name);
        String words = before.matches() && before.group(1).equals(key)
                ? before.group(2).strip()
                : name;
        return words.isEmpty() || ANSWERS.contains(words.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(words);
    }

    private static Optional<String> found(String pattern, String key, String text) {
        Matcher matcher = Pattern.compile(pattern.formatted(Pattern.quote(key))).matcher(text);
        return matcher.find()
                ? Optional.of(matcher.group(1).strip()).filter(words -> !words.isEmpty())
                : Optional.empty();
    }

    /** What a step is given under this name; empty when it is given nothing. */
    private static String input(Element step, String name) {
        var inputs = step.getElementsByTagNameNS("*", "input");
        for (int at = 0; at < inputs.getLength(); at++) {
            if (inputs.item(at) instanceof Element input && name.equals(input.getAttribute("target"))) {
                return input.getAttribute("source");
            }
        }
        return "";
    }

    private static @Nullable String name(Element element) {
        String name = element.getAttribute("name").strip().replaceAll("\\s+", " ");
        return name.isEmpty() ? null : name;
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
