package nl.balie.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentFact;
import nl.balie.acd.AgentFacts;
import nl.balie.acd.AgentFacts.Recorded;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Direction;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.numbers.WrittenNumber;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an agent did today, from the facts about him (requirement 2.5.8). The day is that of the organisation's time
 * zone; a contact belongs to the day on which he took it.
 */
@Component
class OwnDay {
    private final Tenancy tenancy;
    private final AgentFacts facts;
    private final Contacts contacts;
    private final Organisations organisations;
    private final Clock clock;

    OwnDay(Tenancy tenancy, AgentFacts facts, Contacts contacts, Organisations organisations, Clock clock) {
        this.tenancy = tenancy;
        this.facts = facts;
        this.contacts = contacts;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The contacts that the agent took today, newest first. */
    OwnResults of(String organisation, UUID agent) {
        return tenancy.read(organisation, () -> {
            ZoneId zone = organisations.current().timeZone();
            ZonedDateTime now = clock.instant().atZone(zone);
            Instant from = now.toLocalDate().atStartOfDay(zone).toInstant();
            Instant until = now.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
            Map<UUID, Served> served = served(facts.of(agent, from, until), now.toInstant());
            return OwnResults.of(contacts.all(served.keySet()).stream()
                    .map(contact -> Objects.requireNonNull(served.get(contact.id()), "a contact that was asked for")
                            .shown(contact, zone))
                    .sorted(Comparator.comparing(OwnContact::answeredAt).reversed())
                    .toList());
        });
    }

    /** Each activity lasts until the next one with the same contact; the last one lasts still. */
    private static Map<UUID, Served> served(List<Recorded> day, Instant now) {
        Map<UUID, Served> served = new HashMap<>();
        for (Recorded recorded : day) {
            if (recorded.fact() instanceof AgentFact.ActivityChanged(var contact, var activity)) {
                served.computeIfAbsent(contact, _ -> new Served()).does(activity, recorded.at());
            }
        }
        served.values().forEach(one -> one.lastsUntil(now));
        served.values().removeIf(one -> one.answeredAt == null);
        return served;
    }

    /** What an agent did with one contact. */
    private static final class Served {
        private @Nullable Instant answeredAt;
        private Duration talk = Duration.ZERO;
        private Duration wrapUp = Duration.ZERO;
        private Activity doing = Activity.IDLE;
        private Instant since = Instant.EPOCH;

        void does(Activity activity, Instant at) {
            lastsUntil(at);
            if (activity == Activity.IN_CONTACT && answeredAt == null) {
                answeredAt = at;
            }
            doing = activity;
        }

        void lastsUntil(Instant at) {
            Duration lasted = Duration.between(since, at);
            switch (doing) {
                case IN_CONTACT -> talk = talk.plus(lasted);
                case WRAP_UP -> wrapUp = wrapUp.plus(lasted);
                case IDLE, OFFERED, CONSULTED -> {
                    // counts as neither
                }
            }
            since = at;
        }

        OwnContact shown(Contact contact, ZoneId zone) {
            return new OwnContact(
                    contact.id(),
                    contact.channel(),
                    contact.direction(),
                    WrittenNumber.of(contact.direction() == Direction.OUTBOUND ? contact.to() : contact.from()),
                    contact.queue(),
                    contact.disposition(),
                    contact.result(),
                    Objects.requireNonNull(answeredAt, "only contacts that he took")
                            .atZone(zone),
                    talk,
                    wrapUp,
                    doing == Activity.IN_CONTACT || doing == Activity.WRAP_UP);
        }
    }

    /**
     * One contact of the agent.
     *
     * @param talk how long he had it
     * @param wrapUp how long he wrapped it up
     * @param running whether he still does one of both
     */
    record OwnContact(
            UUID id,
            Contact.Channel channel,
            Contact.Direction direction,
            @Nullable String from,
            @Nullable String queue,
            @Nullable String disposition,
            @Nullable Result result,
            ZonedDateTime answeredAt,
            Duration talk,
            Duration wrapUp,
            boolean running) {
        public String talkText() {
            return running ? "…" : TimeText.of(talk);
        }

        public String wrapUpText() {
            return running ? "…" : TimeText.of(wrapUp);
        }
    }
}
