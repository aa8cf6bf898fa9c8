package nl.balie.desk.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import nl.balie.contacts.Contact;
import nl.balie.desk.NoteLine;
import nl.balie.desk.TimeText;
import nl.balie.flows.FlowPath;
import org.jspecify.annotations.Nullable;

/**
 * One contact as its page shows it.
 *
 * @param waited from the queue to the agent, or to the end; null when it never waited
 * @param talked how long agents spoke with the customer; null when nobody answered, while it runs, and of a contact that is
 *     no call
 * @param lasted from arrival to end; null while it runs
 * @param notes what agents wrote about it, oldest first
 */
record ContactSheet(
        Contact contact,
        ZonedDateTime startedAt,
        @Nullable ZonedDateTime queuedAt,
        @Nullable ZonedDateTime answeredAt,
        @Nullable ZonedDateTime endedAt,
        @Nullable String waited,
        @Nullable String talked,
        @Nullable String lasted,
        List<NoteLine> notes,
        List<TimelineLine> timeline,
        List<Flow> flows) {
    ContactSheet {
        notes = List.copyOf(notes);
        timeline = List.copyOf(timeline);
        flows = List.copyOf(flows);
    }

    /** @param talked how long agents spoke with the customer; null when it is no call */
    static ContactSheet of(
            Contact contact,
            @Nullable Duration talked,
            ZoneId zone,
            List<NoteLine> notes,
            List<TimelineLine> timeline,
            List<Flow> flows) {
        Instant answered = contact.answeredAt();
        Instant ended = contact.endedAt();
        return new ContactSheet(
                contact,
                contact.startedAt().atZone(zone),
                local(contact.queuedAt(), zone),
                local(answered, zone),
                local(ended, zone),
                TimeText.between(contact.queuedAt(), answered == null ? ended : answered),
                answered == null || ended == null || talked == null ? null : TimeText.of(talked),
                TimeText.between(contact.startedAt(), ended),
                notes,
                timeline,
                flows);
    }

    private static @Nullable ZonedDateTime local(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : at.atZone(zone);
    }

    /**
     * A process that the contact went through.
     *
     * @param name as in its model, otherwise its id
     * @param drawable whether its model is kept
     */
    record Flow(FlowPath path, String name, boolean drawable, List<NamedStep> steps) {
        Flow {
            steps = List.copyOf(steps);
        }
    }

    /** A step by its name in the model. */
    record NamedStep(String name, String type, String seconds) {}
}
