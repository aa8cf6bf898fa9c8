package nl.balie.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is kept in a column of type {@code jsonb}: an object with its components by name, without those that are
 * null; durations and moments as in ISO 8601.
 *
 * @param record what was understood
 * @param more what stands beside it, since a newer Balie wrote it; mostly nothing
 */
public record StoredRecord<R>(R record, Map<String, @Nullable Object> more) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    public StoredRecord {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** What is to be kept. */
    public static String json(Object record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(record.getClass() + " is not JSON", e);
        }
    }

    /**
     * What was kept.
     *
     * @return empty when it lacks something that this record needs, or has a value that it does not know
     */
    public static <R> Optional<StoredRecord<R>> read(Class<? extends R> kind, String json) {
        ObjectNode fields = object(json);
        boolean complete = Arrays.stream(kind.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .allMatch(component -> fields.hasNonNull(component.getName()));
        if (!complete) {
            return Optional.empty();
        }
        try {
            R record = JSON.treeToValue(fields, kind);
            for (RecordComponent component : kind.getRecordComponents()) {
                fields.remove(component.getName());
            }
            return Optional.of(new StoredRecord<>(record, JSON.convertValue(fields, FIELDS)));
        } catch (JsonProcessingException _) { // a value that is not known here, such as one of an enum
            return Optional.empty();
        }
    }

    /** What was kept, as it is. */
    public static Map<String, @Nullable Object> fields(String json) {
        return JSON.convertValue(object(json), FIELDS);
    }

    private static ObjectNode object(String json) {
        try {
            JsonNode read = JSON.readTree(json);
            if (read instanceof ObjectNode fields) {
                return fields;
            }
            throw new IllegalStateException("what is kept of a record is no object");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is kept of a record is not JSON", e);
        }
    }
}
