package nl.balie.desk.history;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.calls.CallRecords;
import nl.balie.calls.CallRecords.TalkTime;
import nl.balie.contacts.Contact;
import nl.balie.contacts.ContactSearch;
import nl.balie.contacts.Contacts;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.desk.TimeText;
import nl.balie.numbers.WrittenNumber;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the list of contacts, newest first, with what its page filters on. */
@Component
class ContactList {
    private final Tenancy tenancy;
    private final Contacts contacts;
    private final Organisations organisations;
    private final CallRecords calls;
    private final Clock clock;

    ContactList(Tenancy tenancy, Contacts contacts, Organisations organisations, CallRecords calls, Clock clock) {
        this.tenancy = tenancy;
        this.contacts = contacts;
        this.organisations = organisations;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * One page.
     *
     * @param agent only those that this agent had, or null
     */
    ListPage<ContactLine> find(String organisation, @Nullable UUID agent, ContactFilter filter) {
        return tenancy.read(organisation, () -> {
            ZoneId zone = organisations.current().timeZone();
            ContactSearch search = new ContactSearch(
                    filter.channel().orElse(null),
                    filter.origin().orElse(null),
                    filter.period().from(zone),
                    filter.period().until(zone),
                    agent,
                    filter.result().orElse(null),
                    filter.running(),
                    filter.words(),
                    filter.page(),
                    ListQuery.SIZE);
            ListPage<ContactLine> page = contacts.page(search).map(contact -> line(contact, zone));
            return new ListPage<>(withTalkTimes(page.rows()), page.total(), page.number(), page.words());
        });
    }

    private List<ContactLine> withTalkTimes(List<ContactLine> lines) {
        Map<UUID, TalkTime> times =
                calls.talkTimes(lines.stream().map(ContactLine::id).toList());
        return lines.stream()
                .map(line -> {
                    TalkTime time = line.answered() ? times.get(line.id()) : null;
                    return time == null ? line : line.talked(TimeText.of(time.until(clock.instant())));
                })
                .toList();
    }

    private ContactLine line(Contact contact, ZoneId zone) {
        Instant answered = contact.answeredAt();
        Instant ended = contact.endedAt();
        Instant end = ended == null ? clock.instant() : ended;
        return new ContactLine(
                contact.id(),
                contact.channel(),
                contact.direction(),
                contact.origin(),
                WrittenNumber.of(contact.from()),
                WrittenNumber.of(contact.to()),
                contact.startedAt().atZone(zone),
                TimeText.between(contact.queuedAt(), answered == null ? end : answered),
                answered != null,
                null,
                contact.queue(),
                contact.agent(),
                contact.disposition(),
                contact.result());
    }
}
