package nl.balie.callflows.steps;

import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.UUID;
import nl.balie.calamity.CalamityNow;
import nl.balie.callers.Callers;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Shown;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.numbers.CallRouting;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.opening.CalendarOfNumber;
import nl.balie.opening.OpeningCalendars;
import nl.balie.processes.DecisionPort;
import nl.balie.processes.StepFailedException;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.rules.OpeningDecisions;
import nl.balie.rules.opening.OpeningDecision;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.RoutingDecision;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the rules decide about a contact, and keeps with it why. */
@Component
class Decisions implements DecisionPort {
    private final Callers callers;
    private final Organisations organisations;
    private final PhoneNumbers numbers;
    private final OpeningCalendars calendars;
    private final Queues queues;
    private final CalamityNow calamities;
    private final Facts facts;
    private final OpeningDecisions openingRules;
    private final CallRouting routing;
    private final Tenancy tenancy;

    Decisions(
            Callers callers,
            Organisations organisations,
            PhoneNumbers numbers,
            OpeningCalendars calendars,
            Queues queues,
            CalamityNow calamities,
            Facts facts,
            OpeningDecisions openingRules,
            CallRouting routing,
            Tenancy tenancy) {
        this.callers = callers;
        this.organisations = organisations;
        this.numbers = numbers;
        this.calendars = calendars;
        this.queues = queues;
        this.calamities = calamities;
        this.facts = facts;
        this.openingRules = openingRules;
        this.routing = routing;
        this.tenancy = tenancy;
    }

    @Override
    public Opening opening(String organisation, String contactId, String calledNumber, @Nullable String calendarName) {
        Party party = callers.party(organisation, contactId);
        Opening opening = tenancy.in(organisation, () -> {
            CalendarOfNumber calendar = calendarName == null
                    ? calendars.of(number(calledNumber).calendarId())
                    : calendars
                            .byName(calendarName)
                            .orElseThrow(() ->
                                    new StepFailedException("er zijn geen openingstijden '" + calendarName + "'"));
            OpeningDecision decision = openingRules.decide(calendar.calendar(), now(party));
            String because = decision.because().dutch();
            keep(
                    party,
                    new Fact.OpeningDecided(
                            decision.open(), because, decision.because().english()),
                    because);
            return new Opening(decision.open(), decision.open() ? "" : calendar.closedMessage(), because);
        });
        if (!opening.open()) {
            party.settle(Result.CLOSED);
        }
        return opening;
    }

    @Override
    public Calamity calamity(String organisation, String contactId, String calledNumber) {
        return calamities
                .of(callers.party(organisation, contactId), calledNumber)
                .map(on -> new Calamity(
                        true,
                        on.details().message(),
                        Objects.requireNonNullElse(on.prompt(), ""),
                        on.details().destination().name(),
                        Objects.requireNonNullElse(on.queue(), "")))
                .orElse(Calamity.OFF);
    }

    @Override
    public Route route(
            String organisation,
            String contactId,
            String calledNumber,
            @Nullable String from,
            @Nullable String choice) {
        Party party = callers.party(organisation, contactId);
        return tenancy.in(organisation, () -> {
            RoutingDecision decision =
                    routing.decide(number(calledNumber), from, choice, kind(party.origin()), party.now());
            String because = decision.because().dutch();
            keep(
                    party,
                    new Fact.RouteDecided(
                            queue(decision.queue()),
                            decision.priority(),
                            because,
                            decision.because().english()),
                    because);
            return new Route(decision.queue(), decision.skillGroup(), decision.priority(), because);
        });
    }

    private static CallKind kind(Origin origin) {
        return switch (origin) {
            case EXTERNAL -> CallKind.EXTERNAL;
            case INTERNAL -> CallKind.INTERNAL;
            case FALLBACK -> CallKind.FALLBACK;
        };
    }

    private void keep(Party party, Fact decision, String because) {
        party.does(
                Deed.of(Shown.of("callflows.tried.because", because), () -> facts.record(party.contact(), decision)));
    }

    private UUID queue(String name) {
        return queues.byName(name)
                .map(Queue::id)
                .orElseThrow(() -> new StepFailedException("er is geen wachtrij '" + name + "'"));
    }

    private PhoneNumber number(String calledNumber) {
        return numbers.find(calledNumber)
                .orElseThrow(() -> new IllegalStateException("number " + calledNumber + " is not there any more"));
    }

    private ZonedDateTime now(Party party) {
        return party.now().atZone(organisations.current().timeZone());
    }
}
