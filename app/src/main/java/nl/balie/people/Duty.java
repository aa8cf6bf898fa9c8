package nl.balie.people;

/** What somebody has to do after signing in, before anything else. */
public enum Duty {
    /** Nothing. */
    NONE(""),
    /** Somebody else knows his password. */
    OWN_PASSWORD("/wachtwoord"),
    /** This installation wants a second step of him, and he has none yet. */
    SECOND_FACTOR("/tweede-stap");

    private final String page;

    Duty(String page) {
        this.page = page;
    }

    /** The page where he does it; empty when there is nothing to do. */
    public String page() {
        return page;
    }
}
