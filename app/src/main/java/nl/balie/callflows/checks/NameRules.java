package nl.balie.callflows.checks;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.balie.numbers.E164;
import org.w3c.dom.Element;

/** What a model names is there: queues, opening hours, prompts, sources; and what it dials is a number. */
final class NameRules {
    private static final Pattern FEEL_TEXT = Pattern.compile("^=\\s*\"([^\"\\\\]*)\"$");

    private final ModelXml model;
    private final Surroundings.Names names;

    private NameRules(ModelXml model, Surroundings.Names names) {
        this.model = model;
        this.names = names;
    }

    static void check(ModelXml model, Surroundings.Names names) {
        var rules = new NameRules(model, names);
        model.nodes().forEach(rules::node);
    }

    private void node(Element node) {
        Stream.of("queue", "otherQueue")
                .flatMap(input -> typed(node, input).stream())
                .filter(queue -> !names.queues().contains(queue))
                .forEach(queue -> model.finding(node, "name.queue", queue));
        typed(node, "calendar")
                .filter(calendar -> isNoneOf(names.calendars(), calendar))
                .ifPresent(calendar -> model.finding(node, "name.calendar", calendar));
        Stream.of("prompts", "greetingPrompts")
                .flatMap(input -> typed(node, input).stream())
                .flatMap(prompts -> Arrays.stream(prompts.split(",", -1)))
                .map(String::strip)
                .filter(prompt -> !prompt.isEmpty() && isNoneOf(names.prompts(), prompt))
                .forEach(prompt -> model.finding(node, "name.prompt", prompt));
        if (ModelXml.template(node).equals("nl.balie.look-up")) {
            typed(node, "source")
                    .filter(source -> isNoneOf(names.sources(), source))
                    .ifPresent(source -> model.finding(node, "name.source", source));
        }
        if (ModelXml.template(node).equals("nl.balie.transfer-call")) {
            typed(node, "number")
                    .filter(number -> E164.of(number).isEmpty())
                    .ifPresent(number -> model.finding(node, "name.number", number));
        }
        if (!ModelXml.template(node).isEmpty()) {
            typed(node, "priority")
                    .filter(priority -> !priority.matches("\\d{1,4}"))
                    .ifPresent(priority -> model.finding(node, "name.priority", priority));
        }
    }

    private static boolean isNoneOf(Set<String> names, String name) {
        return names.stream().noneMatch(name::equalsIgnoreCase);
    }

    /** What was typed for an input of a step, as it is or as a text in a formula; empty for any other formula. */
    static Optional<String> typed(Element node, String input) {
        return ModelXml.extensions(node, "input")
                .filter(mapping -> mapping.getAttribute("target").equals(input))
                .map(mapping -> mapping.getAttribute("source").strip())
                .map(source -> FEEL_TEXT.matcher(source).replaceFirst("$1"))
                .filter(source -> !source.isEmpty() && !source.startsWith("="))
                .findFirst();
    }
}
