package nl.balie.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.balie.processes.steps.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Holds the models, their templates and the steps together, without an engine. */
final class ModelConsistencyTests {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TEMPLATES = Path.of(".camunda/element-templates");
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    record ModelFile(Path file, List<Element> elements) {
        List<Element> all(String name) {
            return elements.stream()
                    .filter(element -> element.getLocalName().equals(name))
                    .toList();
        }

        Set<String> values(String name, String attribute) {
            return all(name).stream()
                    .map(element -> element.getAttribute(attribute))
                    .collect(Collectors.toSet());
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    static List<ModelFile> models() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> new ModelFile(file, BpmnXml.elements(read(file))))
                    .toList();
        }
    }

    @Test
    void everyModelInTheFoldersIsShippedFromTheClassPath() throws IOException {
        var inFolders = models().stream().map(ModelFile::file).toList();
        var shipped = Models.shipped().stream()
                .map(model -> SOURCES.resolve("nl/balie/processes").resolve(model.path()))
                .toList();

        assertThat(shipped).containsExactlyInAnyOrderElementsOf(inFolders);
        assertThat(Models.shipped()).allSatisfy(model -> {
            assertThat(model.bytes())
                    .isEqualTo(read(SOURCES.resolve("nl/balie/processes").resolve(model.path())));
            assertThat(model.path()).endsWith("/" + model.resourceName());
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void isNamedAfterItsOneExecutableProcess(ModelFile model) {
        assertThat(model.all("process")).hasSize(1);
        var process = model.all("process").getFirst();
        assertThat(model.file()).hasFileName(process.getAttribute("id") + ".bpmn");
        assertThat(process.getAttribute("id")).startsWith("balie-");
        assertThat(process.getAttribute("isExecutable")).isEqualTo("true");
        assertThat(process.getAttribute("name")).isNotBlank();
        var definitions = process.getOwnerDocument().getDocumentElement();
        assertThat(definitions.getAttributeNS(MODELER, "executionPlatform")).isEqualTo("Camunda Cloud");
        assertThat(definitions.getAttributeNS(MODELER, "executionPlatformVersion"))
                .startsWith("8.5");
    }

    @Test
    void everyTaskHasExactlyOneStepAndEveryStepIsUsed() throws IOException {
        var ports = new FakePorts();
        var steps = Steps.all(ports.all()).stream()
                .map(step -> step.onCallNode() ? "=node + \"/" + step.type() + "\"" : step.type())
                .toList();
        var used = new HashSet<String>();
        for (var model : models()) {
            used.addAll(model.values("taskDefinition", "type"));
            assertThat(model.all("taskDefinition")).hasSameSizeAs(model.all("serviceTask"));
        }

        assertThat(steps).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(used);
    }

    /** Steps on the path of a failure itself have none, nor what a caller who hung up leaves. */
    @ParameterizedTest
    @MethodSource("models")
    void everyStepHasAPathForWhenItFails(ModelFile model) {
        var paths = FailurePaths.of(read(model.file()));

        assertThat(model.all("serviceTask"))
                .filteredOn(task ->
                        !BpmnXml.parent(task).getAttribute("triggeredByEvent").equals("true"))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(paths.has(task.getAttribute("id")))
                        .as(task.getAttribute("name"))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyActivityFollowsItsElementTemplate(ModelFile model) throws IOException {
        var activities = Stream.concat(model.all("serviceTask").stream(), model.all("callActivity").stream());
        for (var activity : activities.toList()) {
            var template = template(
                    activity.getAttributeNS(ZEEBE, "modelerTemplate"),
                    activity.getAttributeNS(ZEEBE, "modelerTemplateVersion"));
            assertThat(template.at("/elementType/value").asText())
                    .isEqualToIgnoringCase("bpmn:" + activity.getLocalName());
            assertThat(template.at("/icon/contents").asText())
                    .isEqualTo(activity.getAttributeNS(ZEEBE, "modelerTemplateIcon"));
            for (var property : template.get("properties")) {
                assertProperty(activity, property);
            }
        }
    }

    private static void assertProperty(Element activity, JsonNode property) {
        var binding = property.get("binding");
        var set = switch (binding.get("type").asText()) {
            case "zeebe:taskDefinition" ->
                attribute(activity, "taskDefinition", binding.get("property").asText());
            case "zeebe:calledElement" ->
                attribute(activity, "calledElement", binding.get("property").asText());
            case "zeebe:input" -> input(activity, binding.get("name").asText());
            case "zeebe:output" -> output(activity, binding.get("source").asText());
            default -> throw new AssertionError("no check for " + binding);
        };
        if (property.path("optional").asBoolean() && set.isEmpty()) {
            return;
        }
        var where = activity.getAttribute("id") + " " + binding;
        assertThat(set).as(where).isPresent();
        if (property.get("type").asText().equals("Hidden")) {
            assertThat(set.get()).as(where).isEqualTo(property.get("value").asText());
        }
        if (property.at("/constraints/notEmpty").asBoolean()) {
            assertThat(set.get()).as(where).isNotBlank();
        }
    }

    private static Optional<String> attribute(Element activity, String element, String attribute) {
        return below(activity, element)
                .filter(found -> found.hasAttribute(attribute))
                .map(found -> found.getAttribute(attribute))
                .findFirst();
    }

    private static Optional<String> input(Element activity, String name) {
        return below(activity, "input")
                .filter(input -> input.getAttribute("target").equals(name))
                .map(input -> input.getAttribute("source"))
                .findFirst();
    }

    private static Optional<String> output(Element activity, String source) {
        return below(activity, "output")
                .filter(output -> output.getAttribute("source").equals(source))
                .map(output -> output.getAttribute("target"))
                .findFirst();
    }

    private static Stream<Element> below(Element element, String name) {
        var list = element.getElementsByTagNameNS(ZEEBE, name);
        return Stream.iterate(0, i -> i < list.getLength(), i -> i + 1).map(i -> (Element) list.item(i));
    }

    private static JsonNode template(String id, String version) throws IOException {
        var json = new ObjectMapper();
        try (var files = Files.list(TEMPLATES)) {
            var found = files.map(file -> readJson(json, file))
                    .filter(template -> template.get("id").asText().equals(id))
                    .filter(template -> template.get("version").asText().equals(version))
                    .toList();
            assertThat(found).as("template %s, version %s", id, version).hasSize(1);
            return found.getFirst();
        }
    }

    @Test
    void everyStepHasATemplateThatSetsWhatTheStepNeeds() throws IOException {
        var ports = new FakePorts();
        for (var step : Steps.all(ports.all())) {
            var template = template("nl.balie." + step.type(), "1");
            var types = StreamSupport.stream(template.get("properties").spliterator(), false)
                    .filter(property ->
                            property.at("/binding/property").asText().equals("type"))
                    .map(property -> property.get("value").asText())
                    .toList();
            assertThat(types).containsExactly(step.onCallNode() ? "=node + \"/" + step.type() + "\"" : step.type());
            var inputs = StreamSupport.stream(template.get("properties").spliterator(), false)
                    .filter(property -> property.at("/binding/type").asText().equals("zeebe:input"))
                    .map(property -> property.at("/binding/name").asText())
                    .toList();
            assertThat(Steps.variables(step)).containsAll(inputs);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void callsOnlyProcessesThatExistAndPassesOnlyWhatIsNamed(ModelFile model) throws IOException {
        var ids = models().stream()
                .flatMap(other -> other.values("process", "id").stream())
                .toList();
        assertThat(model.all("callActivity")).hasSameSizeAs(model.all("calledElement"));
        assertThat(ids).containsAll(model.values("calledElement", "processId"));
        assertThat(model.all("calledElement")).allSatisfy(called -> {
            assertThat(called.getAttribute("propagateAllChildVariables")).isEqualTo("false");
            assertThat(called.getAttribute("propagateAllParentVariables")).isEqualTo("false");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void waitsOnlyForMessagesThatAreSent(ModelFile model) {
        assertThat(model.values("message", "id")).isEqualTo(model.values("messageEventDefinition", "messageRef"));
        assertThat(Messages.names()).containsAll(model.values("message", "name"));
        assertThat(model.all("subscription"))
                .hasSameSizeAs(model.all("message"))
                .allSatisfy(subscription ->
                        assertThat(subscription.getAttribute("correlationKey")).isEqualTo("=contactId"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void throwsOnlyErrorsThatAreCaughtInTheModel(ModelFile model) {
        var references = model.all("errorEventDefinition").stream()
                .collect(Collectors.groupingBy(
                        error -> BpmnXml.parent(error).getLocalName().equals("endEvent"),
                        Collectors.mapping(error -> error.getAttribute("errorRef"), Collectors.toSet())));
        var thrown = references.getOrDefault(true, Set.of());
        var caught = references.getOrDefault(false, Set.of());

        assertThat(caught).containsAll(thrown);
        assertThat(model.values("error", "id")).containsAll(caught);
        assertThat(model.values("error", "errorCode")).doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingIsDrawn(ModelFile model) {
        assertThat(model.values("BPMNEdge", "bpmnElement")).isEqualTo(model.values("sequenceFlow", "id"));
        var places = model.elements().stream()
                .filter(element -> element.getLocalName().matches(".*(Task|Event|Gateway|subProcess|callActivity)"))
                .map(element -> element.getAttribute("id"))
                .collect(Collectors.toSet());
        assertThat(model.values("BPMNShape", "bpmnElement")).isEqualTo(places);
        assertThat(model.all("waypoint"))
                .hasSizeGreaterThanOrEqualTo(2 * model.all("sequenceFlow").size());
    }

    @ParameterizedTest
    @MethodSource("models")
    void asksAQuestionAtEveryGatewayThatSplits(ModelFile model) {
        for (var gateway : model.all("exclusiveGateway")) {
            var id = gateway.getAttribute("id");
            var outgoing = model.all("sequenceFlow").stream()
                    .filter(flow -> flow.getAttribute("sourceRef").equals(id))
                    .toList();
            if (outgoing.size() > 1) {
                assertThat(gateway.getAttribute("name")).as(id).endsWith("?");
                assertThat(gateway.getAttribute("default")).as(id).isNotEmpty();
                assertThat(outgoing)
                        .allSatisfy(
                                flow -> assertThat(flow.getAttribute("name")).isNotBlank());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFlowThatBeginsAContactEndsWithIt(ModelFile model) {
        boolean begins = model.values("calledElement", "processId").contains(Models.RECEPTION)
                || model.values("taskDefinition", "type").contains("=node + \"/answer-call\"")
                        && !model.toString().equals(Models.RECEPTION + ".bpmn")
                || model.values("message", "name").contains(Messages.CALLBACK_REQUESTED);

        assertThat(model.values("message", "name").contains(Messages.CONTACT_ENDED))
                .isEqualTo(begins);
    }

    private static JsonNode readJson(ObjectMapper json, Path file) {
        try {
            return json.readTree(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
