package nl.balie.processes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.response.ActivatedJob;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the variables of a job into a step's input, and a step's result into variables. */
final class StepVariables {
    private static final String WRONG_TYPE = "een variabele heeft een waarde van het verkeerde soort";
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What is asked of a record for each job; to find it anew costs as much as the rest of the reading. */
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            return new Shape(
                    components,
                    components.stream()
                            .filter(one -> !one.getAnnotatedType().isAnnotationPresent(Nullable.class))
                            .map(RecordComponent::getName)
                            .toList());
        }
    };

    private record Shape(List<RecordComponent> components, List<String> needed) {}

    private StepVariables() {}

    /** Fails when a variable is missing that the record does not mark as nullable, or has another type. */
    static <T extends Record> T read(ActivatedJob job, Class<T> type) {
        var variables = job.getVariablesAsMap();
        for (var needed : SHAPES.get(type).needed()) {
            if (variables.get(needed) == null) {
                throw missing(needed);
            }
        }
        try {
            return JSON.convertValue(variables, type);
        } catch (IllegalArgumentException wrongType) {
            throw new StepFailedException(WRONG_TYPE, wrongType);
        }
    }

    /** Fails when the variable is missing or is no text. */
    static String text(ActivatedJob job, String name) {
        return switch (job.getVariablesAsMap().get(name)) {
            case String text -> text;
            case null -> throw missing(name);
            default -> throw new StepFailedException(WRONG_TYPE);
        };
    }

    private static StepFailedException missing(String name) {
        return new StepFailedException("de variabele " + name + " heeft geen waarde");
    }

    /** The record's components by name. */
    static Map<String, @Nullable Object> write(Record result) {
        var variables = new HashMap<String, @Nullable Object>();
        for (var component : SHAPES.get(result.getClass()).components()) {
            variables.put(component.getName(), value(result, component));
        }
        return variables;
    }

    private static @Nullable Object value(Record result, RecordComponent component) {
        try {
            return component.getAccessor().invoke(result);
        } catch (IllegalAccessException | InvocationTargetException notPublic) {
            throw new IllegalStateException(result.getClass() + " must be public", notPublic);
        }
    }
}
