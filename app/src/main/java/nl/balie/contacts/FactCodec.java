package nl.balie.contacts;

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
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Facts as rows: a name for what happened, and an object with the record's components. What a newer Balie wrote is read as
 * far as it can be understood; the rest is handed on as it is.
 */
final class FactCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> DATA = new TypeReference<>() {};

    private FactCodec() {}

    /** What stands in the column {@code type}. */
    static String type(Fact fact) {
        FactType type = switch (fact) {
            case Fact.Arrived _ -> FactType.ARRIVED;
            case Fact.Forwarded _ -> FactType.FORWARDED;
            case Fact.CallbackBegun _ -> FactType.CALLBACK_BEGUN;
            case Fact.FlowStarted _ -> FactType.FLOW_STARTED;
            case Fact.FallbackStarted _ -> FactType.FALLBACK_STARTED;
            case Fact.Step _ -> FactType.STEP;
            case Fact.OpeningDecided _ -> FactType.OPENING_DECIDED;
            case Fact.CalamityFound _ -> FactType.CALAMITY_FOUND;
            case Fact.QueueFull _ -> FactType.QUEUE_FULL;
            case Fact.PriorityGiven _ -> FactType.PRIORITY_GIVEN;
            case Fact.RouteDecided _ -> FactType.ROUTE_DECIDED;
            case Fact.KeyPressed _ -> FactType.KEY_PRESSED;
            case Fact.DigitsEntered _ -> FactType.DIGITS_ENTERED;
            case Fact.LanguageChosen _ -> FactType.LANGUAGE_CHOSEN;
            case Fact.LookedUp _ -> FactType.LOOKED_UP;
            case Fact.LookUpFailed _ -> FactType.LOOK_UP_FAILED;
            case Fact.SourceMissing _ -> FactType.SOURCE_MISSING;
            case Fact.Noted _ -> FactType.NOTED;
            case Fact.Queued _ -> FactType.QUEUED;
            case Fact.Offered _ -> FactType.OFFERED;
            case Fact.PhoneRinging _ -> FactType.PHONE_RINGING;
            case Fact.OfferEnded _ -> FactType.OFFER_ENDED;
            case Fact.Connected _ -> FactType.CONNECTED;
            case Fact.PlaceAnnounced _ -> FactType.PLACE_ANNOUNCED;
            case Fact.WaitAnnounced _ -> FactType.WAIT_ANNOUNCED;
            case Fact.Diverted _ -> FactType.DIVERTED;
            case Fact.Transferred _ -> FactType.TRANSFERRED;
            case Fact.Requeued _ -> FactType.REQUEUED;
            case Fact.CallbackRequested _ -> FactType.CALLBACK_REQUESTED;
            case Fact.VoicemailLeft _ -> FactType.VOICEMAIL_LEFT;
            case Fact.CustomerDialled _ -> FactType.CUSTOMER_DIALLED;
            case Fact.CustomerMissed _ -> FactType.CUSTOMER_MISSED;
            case Fact.Released _ -> FactType.RELEASED;
            case Fact.SurveyOffered _ -> FactType.SURVEY_OFFERED;
            case Fact.SurveyAnswered _ -> FactType.SURVEY_ANSWERED;
            case Fact.DispositionChosen _ -> FactType.DISPOSITION_CHOSEN;
            case Fact.Ended _ -> FactType.ENDED;
            case Fact.Unknown _ -> throw new IllegalArgumentException("what is unknown is only read");
        };
        return type.name();
    }

    /** What stands in the column {@code data}. */
    static String data(Fact fact) {
        try {
            return JSON.writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(type(fact) + " is not JSON", e);
        }
    }

    /** A row. */
    static ContactEvent read(Instant at, String type, String data) {
        try {
            if (!(JSON.readTree(data) instanceof ObjectNode fields)) {
                throw new IllegalStateException("the data of a fact are no object");
            }
            Optional<FactType> known = Arrays.stream(FactType.values())
                    .filter(candidate -> candidate.name().equals(type))
                    .findFirst();
            if (known.isEmpty() || !complete(known.get().record(), fields)) {
                return unknown(at, type, fields);
            }
            Class<? extends Fact> record = known.get().record();
            Fact fact;
            try {
                fact = JSON.treeToValue(fields, record);
            } catch (JsonProcessingException _) { // a value that is not known here, such as one of an enum
                return unknown(at, type, fields);
            }
            for (RecordComponent component : record.getRecordComponents()) {
                fields.remove(component.getName());
            }
            return new ContactEvent(at, fact, JSON.convertValue(fields, DATA));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the data of a fact are not JSON", e);
        }
    }

    private static ContactEvent unknown(Instant at, String type, ObjectNode fields) {
        return new ContactEvent(at, new Fact.Unknown(type, JSON.convertValue(fields, DATA)), Map.of());
    }

    private static boolean complete(Class<? extends Fact> record, JsonNode fields) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .allMatch(component -> fields.hasNonNull(component.getName()));
    }
}
