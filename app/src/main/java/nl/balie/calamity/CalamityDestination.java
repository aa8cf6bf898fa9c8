package nl.balie.calamity;

/** Where callers go after the emergency message (requirement 2.2.73). */
public enum CalamityDestination {
    /** The queue behind the number, as its routing rules say for who made no choice. */
    REGULAR("gewone-wachtrij"),
    /** A callflow, with its menu. */
    MENU("keuzemenu"),
    /** A chosen queue. */
    QUEUE("vaste-route"),
    DISCONNECT("verbreken");

    private final String apiName;

    CalamityDestination(String apiName) {
        this.apiName = apiName;
    }

    /** The name in the public API. */
    public String apiName() {
        return apiName;
    }
}
