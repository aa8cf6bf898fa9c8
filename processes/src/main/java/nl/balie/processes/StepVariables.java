package nl.balie.processes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.response.ActivatedJob;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the variables of a job into a step's input, and a step's result into variables. */
final class StepVariables {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private StepVariables() {}

    /** Fails when a variable is missing that the record does not mark as nullable, or has another type. */
    static <T extends Record> T read(ActivatedJob job, Class<T> type) {
        var variables = job.getVariablesAsMap();
        for (var component : type.getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable && variables.get(component.getName()) == null) {
                throw new StepFailedException("de variabele " + component.getName() + " heeft geen waarde");
            }
        }
        try {
            return JSON.convertValue(variables, type);
        } catch (IllegalArgumentException wrongType) {
            throw new StepFailedException("een variabele heeft een waarde van het verkeerde soort", wrongType);
        }
    }

    /** The record's components by name. */
    static Map<String, @Nullable Object> write(Record result) {
        var variables = new HashMap<String, @Nullable Object>();
        for (var component : result.getClass().getRecordComponents()) {
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
