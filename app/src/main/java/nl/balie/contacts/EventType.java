package nl.balie.contacts;

/** What can happen to a contact; each is a fact that reports are made from. */
public enum EventType {
    ARRIVED("aangekomen"),
    FORWARDED("doorgeschakeld"),
    CALLBACK_BEGUN("terugbellen"),
    FLOW_STARTED("callflow-gestart"),
    FALLBACK_STARTED("terugval-gestart"),
    STEP("stap"),
    DECIDED("besluit"),
    KEY_PRESSED("toets"),
    DIGITS_ENTERED("cijfers"),
    LANGUAGE_CHOSEN("taal"),
    LOOKED_UP("opgezocht"),
    NOTED("notitie"),
    QUEUED("in-wachtrij"),
    OFFERED("aangeboden"),
    PHONE_RINGING("telefoon-rinkelt"),
    OFFER_ENDED("aanbod-beeindigd"),
    CONNECTED("verbonden"),
    ANNOUNCED("wachtmelding"),
    DIVERTED("doorgestuurd"),
    TRANSFERRED("doorverbonden"),
    REQUEUED("teruggeplaatst"),
    CALLBACK_REQUESTED("terugbelverzoek"),
    VOICEMAIL_LEFT("voicemail"),
    CUSTOMER_DIALLED("klant-gebeld"),
    CUSTOMER_MISSED("klant-niet-bereikt"),
    RELEASED("losgelaten"),
    SURVEY_OFFERED("kto-aangeboden"),
    SURVEY_ANSWERED("kto-antwoord"),
    DISPOSITION_CHOSEN("afhandelcode"),
    ENDED("beeindigd");

    private final String apiName;

    EventType(String apiName) {
        this.apiName = apiName;
    }

    /** The name in the public API and on screen keys. */
    public String apiName() {
        return apiName;
    }
}
