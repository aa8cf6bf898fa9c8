package nl.balie.callflows.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.w3c.dom.Element;

/**
 * A step that a model may hold: an element template in Camunda's format (schema
 * {@code @camunda/zeebe-element-templates-json-schema}).
 */
public final class StepTemplate {
    private final JsonNode json;

    StepTemplate(JsonNode json) {
        this.json = json;
    }

    /** What must be mended at an element that says that it is this step. */
    sealed interface Fault {
        /** A hidden value is not as the step has it, or the element is of another kind. */
        record Changed() implements Fault {}

        /** A field that must be filled is empty. */
        record Empty(String label) implements Fault {}

        /** A field's value cannot be. */
        record Wrong(String label) implements Fault {}
    }

    String id() {
        return json.path("id").asText();
    }

    int version() {
        return json.path("version").asInt();
    }

    JsonNode json() {
        return json;
    }

    /** Whether it says which worker does the step; then a hidden value, so that no model can say another. */
    boolean setsTaskType() {
        return properties()
                .filter(property -> property.path("type").asText().equals("Hidden"))
                .map(property -> property.path("binding"))
                .anyMatch(binding -> binding.path("type").asText().equals("zeebe:taskDefinition:type")
                        || binding.path("type").asText().equals("zeebe:taskDefinition")
                                && binding.path("property").asText().equals("type"));
    }

    List<Fault> faults(Element element) {
        String type = json.at("/elementType/value").asText("bpmn:" + element.getLocalName());
        if (!type.equalsIgnoreCase("bpmn:" + element.getLocalName())) {
            return List.of(new Fault.Changed());
        }
        return properties()
                .filter(property -> applies(property.path("condition"), element))
                .flatMap(property -> fault(property, element).stream())
                .distinct()
                .toList();
    }

    /** What a field of the element is filled with; empty when the step has no such field or it is not filled. */
    Optional<String> filled(Element element, String field) {
        return properties()
                .filter(property -> property.path("id").asText().equals(field))
                .flatMap(property -> set(property, element).stream())
                .findFirst();
    }

    private Optional<Fault> fault(JsonNode property, Element element) {
        String value = set(property, element).orElse("");
        String label = property.path("label").asText(property.path("id").asText());
        if (property.path("type").asText().equals("Hidden")) {
            boolean same = value.equals(property.path("value").asText());
            return same || !decides(property) ? Optional.empty() : Optional.of(new Fault.Changed());
        }
        JsonNode constraints = property.path("constraints");
        if (isBlank(value)) {
            return constraints.path("notEmpty").asBoolean() ? Optional.of(new Fault.Empty(label)) : Optional.empty();
        }
        return fixed(property, value) && (value.startsWith("=") || fits(property, value))
                ? Optional.empty()
                : Optional.of(new Fault.Wrong(label));
    }

    /** A number or a switch that a form shows as such is one, or a formula that may come to one. */
    private static boolean fixed(JsonNode property, String value) {
        if (!property.path("feel").asText().equals("static")) {
            return true;
        }
        Kind wanted = switch (property.path("type").asText()) {
            case "Number" -> Kind.NUMBER;
            case "Boolean" -> Kind.TRUTH;
            default -> Kind.OTHER;
        };
        Kind kind = Formula.of(value.replaceFirst("^=", "").strip())
                .map(formula -> formula.kind(Variables.AT_THE_START))
                .orElse(Kind.OTHER);
        return wanted == Kind.OTHER || kind == wanted || kind == Kind.OTHER && value.startsWith("=");
    }

    /** A formula is known only when it runs; what was typed is known now. */
    private static boolean fits(JsonNode property, String value) {
        JsonNode pattern = property.at("/constraints/pattern");
        String expression = pattern.path("value").asText(pattern.asText(""));
        int longest = property.at("/constraints/maxLength").asInt(Integer.MAX_VALUE);
        boolean offered = !property.path("type").asText().equals("Dropdown")
                || elements(property.path("choices"))
                        .anyMatch(choice -> choice.path("value").asText().equals(value));
        return offered
                && value.length() <= longest
                && (expression.isEmpty() || value.matches("(?s)(?:" + expression + ")"));
    }

    private static boolean isBlank(String value) {
        String text = value.strip();
        return text.isEmpty() || text.equals("=") || text.equals("=\"\"");
    }

    /** Labels and icons may differ; where a step goes and what it is handed may not. */
    private static boolean decides(JsonNode property) {
        return property.at("/binding/type").asText().startsWith("zeebe:");
    }

    private boolean applies(JsonNode condition, Element element) {
        if (condition.isMissingNode()) {
            return true;
        }
        if (condition.has("allMatch")) {
            return elements(condition.path("allMatch")).allMatch(each -> applies(each, element));
        }
        JsonNode other = properties()
                .filter(property -> property.path("id")
                        .asText()
                        .equals(condition.path("property").asText()))
                .filter(property -> applies(property.path("condition"), element))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
        if (condition.has("isActive")) {
            return condition.path("isActive").asBoolean() != other.isMissingNode();
        }
        String value = set(other, element).orElse(other.path("value").asText());
        return condition.has("equals")
                ? condition.path("equals").asText().equals(value)
                : elements(condition.path("oneOf"))
                        .anyMatch(each -> each.asText().equals(value));
    }

    private static Optional<String> set(JsonNode property, Element element) {
        JsonNode binding = property.path("binding");
        return switch (binding.path("type").asText()) {
            case "zeebe:taskDefinition" ->
                attribute(element, "taskDefinition", binding.path("property").asText());
            case "zeebe:taskDefinition:type" -> attribute(element, "taskDefinition", "type");
            case "zeebe:calledElement" ->
                attribute(element, "calledElement", binding.path("property").asText());
            case "zeebe:input" -> mapping(element, "input", "target", "source", binding.path("name"));
            case "zeebe:output" -> mapping(element, "output", "source", "target", binding.path("source"));
            case "zeebe:taskHeader" -> mapping(element, "header", "key", "value", binding.path("key"));
            case "zeebe:property" -> mapping(element, "property", "name", "value", binding.path("name"));
            case "property" ->
                Optional.of(element.getAttribute(binding.path("name").asText()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> attribute(Element element, String extension, String attribute) {
        return ModelXml.extensions(element, extension)
                .filter(found -> found.hasAttribute(attribute))
                .map(found -> found.getAttribute(attribute))
                .findFirst();
    }

    private static Optional<String> mapping(Element element, String kind, String key, String value, JsonNode name) {
        return ModelXml.extensions(element, kind)
                .filter(found -> found.getAttribute(key).equals(name.asText()))
                .map(found -> found.getAttribute(value))
                .findFirst();
    }

    private Stream<JsonNode> properties() {
        return elements(json.path("properties"));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
