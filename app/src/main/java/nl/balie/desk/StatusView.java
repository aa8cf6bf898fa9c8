package nl.balie.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState;
import nl.balie.acd.AgentState.Handling;
import nl.balie.acd.Presence;
import nl.balie.contacts.Contact.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own status as his desk shows it (requirement 2.5.7).
 *
 * @param since null when he was never anything else
 * @param reason why he is, or will be after this contact, not available
 * @param phone whether his phone is registered
 * @param beside how many contacts he has beside a call
 */
record StatusView(
        State state,
        Presence presence,
        @Nullable ZonedDateTime since,
        @Nullable String reason,
        List<AgentState.Group> groups,
        boolean phone,
        int beside) {

    /** What is shown: colour, icon and, by its name in the message files, text. */
    enum State {
        AVAILABLE("ok", "ok"),
        UNAVAILABLE("busy", "busy"),
        SIGNED_OUT("off", "off"),
        OFFERED("busy", "phone"),
        IN_CONTACT("busy", "phone"),
        CONSULTED("busy", "phone"),
        WRAP_UP("wrap-up", "clock");

        private final String kind;
        private final String icon;

        State(String kind, String icon) {
            this.kind = kind;
            this.icon = icon;
        }

        public String kind() {
            return kind;
        }

        public String icon() {
            return icon;
        }
    }

    static StatusView of(AgentState agent, boolean phone, ZoneId zone) {
        Optional<Handling> call = agent.of(Channel.VOICE);
        State state = switch (call.map(Handling::activity).orElse(Activity.IDLE)) {
            case OFFERED -> State.OFFERED;
            case IN_CONTACT -> State.IN_CONTACT;
            case CONSULTED -> State.CONSULTED;
            case WRAP_UP -> State.WRAP_UP;
            case IDLE ->
                switch (agent.presence()) {
                    case AVAILABLE -> State.AVAILABLE;
                    case UNAVAILABLE -> State.UNAVAILABLE;
                    case SIGNED_OUT -> State.SIGNED_OUT;
                };
        };
        int beside = agent.contacts().size() - (call.isPresent() ? 1 : 0);
        return new StatusView(
                state, agent.presence(), since(agent, zone), agent.reason(), agent.groups(), phone, beside);
    }

    /** Whether he has a call at this moment, so that his choice counts afterwards. */
    public boolean isBusy() {
        return state == State.OFFERED
                || state == State.IN_CONTACT
                || state == State.CONSULTED
                || state == State.WRAP_UP;
    }

    private static @Nullable ZonedDateTime since(AgentState agent, ZoneId zone) {
        Optional<Handling> call = agent.of(Channel.VOICE);
        Instant presence = agent.presenceSince();
        Instant free = agent.contacts().isEmpty() ? agent.freeSince() : presence;
        Instant since = call.map(Handling::since).orElse(free.isAfter(presence) ? free : presence);
        return since.equals(Instant.EPOCH) ? null : since.atZone(zone);
    }
}
