package nl.balie.callflows.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The steps that there are, every version of each. */
public final class StepTemplates {
    private final List<StepTemplate> templates;

    private StepTemplates(List<StepTemplate> templates) {
        this.templates = templates;
    }

    /**
     * From element templates in JSON, one step or an array of them in each.
     *
     * @throws IllegalArgumentException when one of them is no JSON
     */
    public static StepTemplates of(Collection<String> files) {
        var json = new ObjectMapper();
        return new StepTemplates(files.stream()
                .map(file -> read(json, file))
                .flatMap(file -> file.isArray()
                        ? java.util.stream.StreamSupport.stream(file.spliterator(), false)
                        : java.util.stream.Stream.of(file))
                .map(StepTemplate::new)
                .toList());
    }

    /** As the modeler reads them. */
    public List<JsonNode> json() {
        return templates.stream().map(StepTemplate::json).toList();
    }

    Optional<StepTemplate> find(String id, String version) {
        return templates.stream()
                .filter(template -> template.id().equals(id))
                .filter(template -> String.valueOf(template.version()).equals(version))
                .findFirst();
    }

    private static JsonNode read(ObjectMapper json, String file) {
        try {
            return json.readTree(file);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a step's template is no JSON", e);
        }
    }
}
