package nl.balie.contacts;

/** How a contact ended. */
public enum Result {
    /** An agent spoke with the customer. */
    HANDLED("afgehandeld"),
    /** The customer left before an agent was there. */
    ABANDONED("afgebroken"),
    /** The flow ended the contact without an agent. */
    NO_AGENT("geen-agent"),
    /** It was closed. */
    CLOSED("gesloten"),
    /** The customer was connected with somebody outside. */
    TRANSFERRED("doorverbonden"),
    /** The customer is to be called back. */
    CALLBACK("terugbelverzoek"),
    /** The customer left a message. */
    VOICEMAIL("voicemail"),
    /** The customer was called back in vain. */
    NOT_REACHED("niet-bereikt"),
    /** It was not needed any more. */
    WITHDRAWN("vervallen"),
    /** Somebody of the organisation changed something by telephone. */
    ADMINISTRATION("beheer"),
    /** The number's fallback took the contact to its end. */
    FALLBACK("terugval"),
    /** Balie itself was interrupted. */
    INTERRUPTED("onderbroken"),
    /** Something went wrong on the way. */
    FAILED("mislukt");

    private final String apiName;

    Result(String apiName) {
        this.apiName = apiName;
    }

    /** The name in the public API and on screen keys. */
    public String apiName() {
        return apiName;
    }
}
