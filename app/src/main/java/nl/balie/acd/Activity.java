package nl.balie.acd;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What an agent is doing with a contact; it changes only along {@link #mayBecome}. */
public enum Activity {
    /** He does not have it; of an agent without contacts: he is free. */
    IDLE("vrij"),
    OFFERED("aangeboden"),
    /** A colleague who has it asks him for advice. */
    CONSULTED("ruggespraak"),
    IN_CONTACT("in-gesprek"),
    WRAP_UP("nawerk");

    private static final Map<Activity, Set<Activity>> ALLOWED = new EnumMap<>(Map.of(
            IDLE, EnumSet.of(OFFERED, CONSULTED),
            CONSULTED, EnumSet.of(IDLE, IN_CONTACT),
            OFFERED, EnumSet.of(IDLE, IN_CONTACT),
            IN_CONTACT, EnumSet.of(WRAP_UP, IDLE),
            // somebody else put it back, and it is his turn again
            WRAP_UP, EnumSet.of(IDLE, OFFERED)));

    private final String apiName;

    Activity(String apiName) {
        this.apiName = apiName;
    }

    /** The name in the public API and on screen keys. */
    public String apiName() {
        return apiName;
    }

    boolean mayBecome(Activity next) {
        return ALLOWED.getOrDefault(this, Set.of()).contains(next);
    }
}
