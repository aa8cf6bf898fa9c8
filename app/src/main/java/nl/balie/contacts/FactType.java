package nl.balie.contacts;

/** The names of facts in the database; they stay. */
enum FactType {
    ARRIVED(Fact.Arrived.class),
    FORWARDED(Fact.Forwarded.class),
    CALLBACK_BEGUN(Fact.CallbackBegun.class),
    FLOW_STARTED(Fact.FlowStarted.class),
    FALLBACK_STARTED(Fact.FallbackStarted.class),
    STEP(Fact.Step.class),
    OPENING_DECIDED(Fact.OpeningDecided.class),
    CALAMITY_FOUND(Fact.CalamityFound.class),
    QUEUE_FULL(Fact.QueueFull.class),
    PRIORITY_GIVEN(Fact.PriorityGiven.class),
    ROUTE_DECIDED(Fact.RouteDecided.class),
    KEY_PRESSED(Fact.KeyPressed.class),
    DIGITS_ENTERED(Fact.DigitsEntered.class),
    LANGUAGE_CHOSEN(Fact.LanguageChosen.class),
    LOOKED_UP(Fact.LookedUp.class),
    LOOK_UP_FAILED(Fact.LookUpFailed.class),
    SOURCE_MISSING(Fact.SourceMissing.class),
    NOTED(Fact.Noted.class),
    QUEUED(Fact.Queued.class),
    OFFERED(Fact.Offered.class),
    PHONE_RINGING(Fact.PhoneRinging.class),
    OFFER_ENDED(Fact.OfferEnded.class),
    CONNECTED(Fact.Connected.class),
    PUT_ON_HOLD(Fact.PutOnHold.class),
    TAKEN_BACK(Fact.TakenBack.class),
    DIALLED(Fact.Dialled.class),
    CONSULT_BEGAN(Fact.ConsultBegan.class),
    CONSULT_ANSWERED(Fact.ConsultAnswered.class),
    CONSULT_ENDED(Fact.ConsultEnded.class),
    HANDED_OVER(Fact.HandedOver.class),
    HAND_OVER_MISSED(Fact.HandOverMissed.class),
    SUPERVISION_BEGAN(Fact.SupervisionBegan.class),
    SUPERVISION_ENDED(Fact.SupervisionEnded.class),
    LINE_MEASURED(Fact.LineMeasured.class),
    RECORDING_ASKED(Fact.RecordingAsked.class),
    RECORDING_STARTED(Fact.RecordingStarted.class),
    RECORDING_PAUSED(Fact.RecordingPaused.class),
    RECORDING_RESUMED(Fact.RecordingResumed.class),
    RECORDING_ENDED(Fact.RecordingEnded.class),
    PLACE_ANNOUNCED(Fact.PlaceAnnounced.class),
    WAIT_ANNOUNCED(Fact.WaitAnnounced.class),
    DIVERTED(Fact.Diverted.class),
    TRANSFERRED(Fact.Transferred.class),
    REQUEUED(Fact.Requeued.class),
    CALLBACK_REQUESTED(Fact.CallbackRequested.class),
    VOICEMAIL_LEFT(Fact.VoicemailLeft.class),
    CUSTOMER_DIALLED(Fact.CustomerDialled.class),
    CUSTOMER_MISSED(Fact.CustomerMissed.class),
    NOT_DIALLED(Fact.NotDialled.class),
    RELEASED(Fact.Released.class),
    SURVEY_OFFERED(Fact.SurveyOffered.class),
    SURVEY_ANSWERED(Fact.SurveyAnswered.class),
    DISPOSITION_CHOSEN(Fact.DispositionChosen.class),
    ENDED(Fact.Ended.class);

    private final Class<? extends Fact> record;

    FactType(Class<? extends Fact> record) {
        this.record = record;
    }

    Class<? extends Fact> record() {
        return record;
    }
}
