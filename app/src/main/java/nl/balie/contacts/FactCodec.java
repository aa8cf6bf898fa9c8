package nl.balie.contacts;

import java.time.Instant;
import java.util.Arrays;
import nl.balie.database.StoredRecord;

/**
 * Facts as rows: a name for what happened, and an object with the record's components. What a newer Balie wrote is read as
 * far as it can be understood; the rest is handed on as it is.
 */
final class FactCodec {
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
            case Fact.PutOnHold _ -> FactType.PUT_ON_HOLD;
            case Fact.TakenBack _ -> FactType.TAKEN_BACK;
            case Fact.Dialled _ -> FactType.DIALLED;
            case Fact.ConsultBegan _ -> FactType.CONSULT_BEGAN;
            case Fact.ConsultAnswered _ -> FactType.CONSULT_ANSWERED;
            case Fact.ConsultEnded _ -> FactType.CONSULT_ENDED;
            case Fact.HandedOver _ -> FactType.HANDED_OVER;
            case Fact.HandOverMissed _ -> FactType.HAND_OVER_MISSED;
            case Fact.SupervisionBegan _ -> FactType.SUPERVISION_BEGAN;
            case Fact.SupervisionEnded _ -> FactType.SUPERVISION_ENDED;
            case Fact.LineMeasured _ -> FactType.LINE_MEASURED;
            case Fact.RecordingAsked _ -> FactType.RECORDING_ASKED;
            case Fact.RecordingStarted _ -> FactType.RECORDING_STARTED;
            case Fact.RecordingPaused _ -> FactType.RECORDING_PAUSED;
            case Fact.RecordingResumed _ -> FactType.RECORDING_RESUMED;
            case Fact.RecordingEnded _ -> FactType.RECORDING_ENDED;
            case Fact.PlaceAnnounced _ -> FactType.PLACE_ANNOUNCED;
            case Fact.WaitAnnounced _ -> FactType.WAIT_ANNOUNCED;
            case Fact.Diverted _ -> FactType.DIVERTED;
            case Fact.Transferred _ -> FactType.TRANSFERRED;
            case Fact.Requeued _ -> FactType.REQUEUED;
            case Fact.CallbackRequested _ -> FactType.CALLBACK_REQUESTED;
            case Fact.VoicemailLeft _ -> FactType.VOICEMAIL_LEFT;
            case Fact.CustomerDialled _ -> FactType.CUSTOMER_DIALLED;
            case Fact.CustomerMissed _ -> FactType.CUSTOMER_MISSED;
            case Fact.NotDialled _ -> FactType.NOT_DIALLED;
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
        return StoredRecord.json(fact);
    }

    /** A row. */
    static ContactEvent read(Instant at, String type, String data) {
        return Arrays.stream(FactType.values())
                .filter(candidate -> candidate.name().equals(type))
                .findFirst()
                .flatMap(known -> StoredRecord.<Fact>read(known.record(), data))
                .map(fact -> new ContactEvent(at, fact.record(), fact.more()))
                .orElseGet(() -> new ContactEvent(at, new Fact.Unknown(type, StoredRecord.fields(data))));
    }
}
