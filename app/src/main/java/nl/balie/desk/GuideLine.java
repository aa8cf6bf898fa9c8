package nl.balie.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import nl.balie.desk.StatusView.State;
import nl.balie.directory.Availability;
import nl.balie.directory.DirectoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * A colleague as the directory's page shows him.
 *
 * @param presence null when nobody knows
 */
record GuideLine(DirectoryEntry entry, @Nullable Presence presence) {
    /**
     * What he is doing, in the words, shapes and colours of agents.
     *
     * @param since null when he was never anything else; of who is signed out: when he was last seen
     * @param today whether that was today
     * @param reason why he is absent, or null
     */
    record Presence(
            State state,
            @Nullable ZonedDateTime since,
            boolean today,
            @Nullable String reason) {
        /** Whether it is worth counting how long he does it. */
        public boolean isRunning() {
            return state != State.SIGNED_OUT && since != null;
        }
    }

    static GuideLine of(DirectoryEntry entry, ZoneId zone, LocalDate today) {
        Availability availability = entry.availability();
        if (availability == null) {
            return new GuideLine(entry, null);
        }
        ZonedDateTime since =
                availability.since() == null ? null : availability.since().atZone(zone);
        State state = switch (availability.state()) {
            case AVAILABLE -> State.AVAILABLE;
            case OFFERED -> State.OFFERED;
            case IN_CALL -> State.IN_CONTACT;
            case WRAP_UP -> State.WRAP_UP;
            case ABSENT -> State.UNAVAILABLE;
            case SIGNED_OUT -> State.SIGNED_OUT;
        };
        return new GuideLine(
                entry,
                new Presence(state, since, since != null && since.toLocalDate().equals(today), availability.reason()));
    }
}
