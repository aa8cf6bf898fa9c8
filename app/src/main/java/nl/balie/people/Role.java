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

    /** Whether whoever is this may be called at a SIP phone of his. */
    public boolean hasPhone() {
        return this == AGENT || this == TELEPHONIST || this == SUPERVISOR;
    }

    /** The name of the authority that Spring Security knows it by. */
    public String authority() {
        return "ROLE_" + name();
    }
}
