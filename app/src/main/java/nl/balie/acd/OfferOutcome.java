package nl.balie.acd;

/** Why an offer did not become a conversation. */
public enum OfferOutcome {
    DECLINED("geweigerd", "Oproep geweigerd"),
    NOT_ANSWERED("niet-opgenomen", "Niet opgenomen"),
    UNREACHABLE("telefoon-onbereikbaar", "Telefoon niet bereikbaar"),
    BUSY("telefoon-bezet", "Telefoon in gesprek"),
    WITHDRAWN("ingetrokken", "");

    private final String apiName;
    private final String reason;

    OfferOutcome(String apiName, String reason) {
        this.apiName = apiName;
        this.reason = reason;
    }

    /** The name in the public API. */
    public String apiName() {
        return apiName;
    }

    /** What stands beside 'niet beschikbaar' when the agent is made so because of it. */
    String reason() {
        return reason;
    }
}
