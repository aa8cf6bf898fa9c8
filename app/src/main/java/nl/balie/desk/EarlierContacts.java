package nl.balie.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.acd.Agents;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.CustomerHistory;
import nl.balie.contacts.Note;
import nl.balie.contacts.Notes;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was before with the customer of a contact, for the agent who has it: of the whole organisation, as long as notes are
 * kept.
 */
@Component
class EarlierContacts {
    private static final int SHOWN = 5;

    private final Tenancy tenancy;
    private final Contacts contacts;
    private final CustomerHistory history;
    private final Notes notes;
    private final Agents agents;
    private final OwnNotes own;
    private final Organisations organisations;
    private final Clock clock;

    EarlierContacts(
            Tenancy tenancy,
            Contacts contacts,
            CustomerHistory history,
            Notes notes,
            Agents agents,
            OwnNotes own,
            Organisations organisations,
            Clock clock) {
        this.tenancy = tenancy;
        this.contacts = contacts;
        this.history = history;
        this.notes = notes;
        this.agents = agents;
        this.own = own;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * What is shown of one.
     *
     * @param readable whether this agent may open its page
     * @param result null while it runs
     */
    record Line(
            UUID id,
            boolean readable,
            ZonedDateTime at,
            Contact.Channel channel,
            @Nullable String queue,
            @Nullable String agent,
            @Nullable String disposition,
            @Nullable Result result,
            List<NoteLine> notes) {}

    /**
     * The newest of a customer.
     *
     * @param customer his address; null when he is not known, and nothing was searched
     */
    record Found(@Nullable String customer, List<Line> lines) {}

    /** Those before this contact; empty when the agent neither has it nor had it. */
    Optional<Found> before(SignedInUser user, UUID id) {
        return tenancy.read(
                user.organisation(),
                () -> contacts.find(id).filter(contact -> maySee(user, contact)).map(contact -> found(user, contact)));
    }

    private boolean maySee(SignedInUser user, Contact contact) {
        return agents.find(user.organisation(), user.userId())
                        .flatMap(agent -> agent.with(contact.id()))
                        .isPresent()
                || own.mayWrite(user, contact);
    }

    private Found found(SignedInUser user, Contact contact) {
        Instant since = organisations.current().notesSince(clock.instant());
        ZoneId zone = organisations.current().timeZone();
        List<Contact> earlier = history.before(contact, since, SHOWN);
        Map<UUID, List<Note>> written = notes
                .of(earlier.stream().map(Contact::id).toList(), since)
                .stream()
                .collect(Collectors.groupingBy(Note::contactId));
        return new Found(
                contact.customer(),
                earlier.stream()
                        .map(one -> new Line(
                                one.id(),
                                Desks.maySeeAllContacts(user) || user.userId().equals(one.agentId()),
                                one.startedAt().atZone(zone),
                                one.channel(),
                                one.queue(),
                                one.agent(),
                                one.disposition(),
                                one.result(),
                                NoteLine.of(written.getOrDefault(one.id(), List.of()), zone)))
                        .toList());
    }
}
