package nl.balie.callflows.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.balie.numbers.DialRules;
import nl.balie.processes.Models;

/** A model without a fault, and what becomes of changed ones. */
final class CheckedModels {
    static final String ID = "waterstad-keuzemenu";
    static final String MENU = shipped("balie-main-menu").replace("balie-main-menu", ID);
    private static final StepTemplates TEMPLATES = templates();

    private CheckedModels() {}

    /** The finding of this rule, which must be the only one. */
    static Finding breaks(String rule, String model) {
        assertThat(model).as("a changed model").isNotEqualTo(MENU);
        var findings = findings(model);
        assertThat(findings).extracting(Finding::rule).containsExactly(rule);
        return findings.getFirst();
    }

    /** Apart from what is not drawn: these tests add elements without a drawing. */
    static List<Finding> findings(String model) {
        return all(model).stream()
                .filter(finding -> !finding.rule().startsWith("drawing."))
                .toList();
    }

    static List<Finding> all(String model) {
        return ModelCheck.findings(
                model,
                ID,
                new Surroundings(
                        "waterstad",
                        Set.of("waterstad", "waterstad-oost", "bergdorp"),
                        Set.of("balie-reception", "balie-voice-queue", "balie-goodbye", "waterstad-wachtrij"),
                        Map.of("waterstad-wachtrij", Set.of("waterstad-verder"), "waterstad-verder", Set.of(ID)),
                        TEMPLATES,
                        DialRules.STANDARD,
                        new Surroundings.Names(
                                Set.of("Burgerzaken"), Set.of("Balie"), Set.of("welkom"), Set.of("Klanten", "Zaken"))));
    }

    static String with(String elements) {
        return MENU.replace("</bpmn:process>", elements + "</bpmn:process>");
    }

    static String without(String flow, String target) {
        var model = MENU.replaceFirst("<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*/>", "");
        return target.isEmpty()
                ? model
                : model.replaceFirst("(?s)<bpmn:endEvent id=\"" + target + "\".*?</bpmn:endEvent>", "");
    }

    static String shipped(String id) {
        return Models.shipped().stream()
                .filter(model -> model.id().equals(id))
                .map(model -> new String(model.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    static StepTemplates templates() {
        try (var files = Files.list(Path.of("../processes/.camunda/element-templates"))) {
            return StepTemplates.of(files.map(CheckedModels::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
