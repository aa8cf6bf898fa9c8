package nl.balie.acd;

/** What an agent chose to be (requirement 2.2.22). */
public enum Presence {
    SIGNED_OUT("afgemeld"),
    AVAILABLE("beschikbaar"),
    UNAVAILABLE("niet-beschikbaar");

    private final String apiName;

    Presence(String apiName) {
        this.apiName = apiName;
    }

    /** The name in the public API and on screen keys. */
    public String apiName() {
        return apiName;
    }
}
