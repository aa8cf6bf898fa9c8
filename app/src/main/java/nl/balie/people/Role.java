package nl.balie.people;

/** What somebody is in the organisation; one can be several. */
public enum Role {
    /** Handles contacts. */
    AGENT,
    /** Works the attendant console. */
    TELEPHONIST,
    /** Watches and steers. */
    SUPERVISOR,
    /** Keeps the organisation's settings, as far as {@link Area} and {@link Level} say. */
    FUNCTIONAL_ADMINISTRATOR,
    /** Tracks incidents. */
    SERVICE_DESK,
    /** Runs the installation; sees no organisation's settings by that. */
    PLATFORM_ADMINISTRATOR;

    /** The name of the authority that Spring Security knows it by. */
    public String authority() {
        return "ROLE_" + name();
    }
}
