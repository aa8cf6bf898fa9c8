package nl.balie.calls;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.opening.CalendarOfNumber;
import nl.balie.opening.OpeningCalendars;
import nl.balie.processes.DecisionPort;
import nl.balie.processes.StepFailedException;
import nl.balie.rules.opening.OpeningDecision;
import nl.balie.rules.opening.OpeningDecisions;
import nl.balie.rules.routing.RoutingDecision;
import nl.balie.rules.routing.RoutingDecisions;
import nl.balie.rules.routing.RoutingRequest;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the rules decide about a call, and keeps with the contact why. */
@Component
class FlowDecisions implements DecisionPort {
    private final Tenancy tenancy;
    private final Organisations organisations;
    private final PhoneNumbers numbers;
    private final OpeningCalendars calendars;
    private final CalamitySwitches calamities;
    private final Contacts contacts;
    private final LiveCalls calls;
    private final OpeningDecisions openingRules;
    private final RoutingDecisions routingRules;
    private final Clock clock;

    FlowDecisions(
            Tenancy tenancy,
            Organisations organisations,
            PhoneNumbers numbers,
            OpeningCalendars calendars,
            CalamitySwitches calamities,
            Contacts contacts,
            LiveCalls calls,
            OpeningDecisions openingRules,
            RoutingDecisions routingRules,
            Clock clock) {
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.numbers = numbers;
        this.calendars = calendars;
        this.calamities = calamities;
        this.contacts = contacts;
        this.calls = calls;
        this.openingRules = openingRules;
        this.routingRules = routingRules;
        this.clock = clock;
    }

    @Override
    public Opening opening(String organisation, String contactId, String calledNumber, @Nullable String calendarName) {
        UUID contact = UUID.fromString(contactId);
        Opening opening = tenancy.in(organisation, () -> {
            CalendarOfNumber calendar = calendarName == null
                    ? calendars.of(number(calledNumber).calendarId())
                    : calendars
                            .byName(calendarName)
                            .orElseThrow(() ->
                                    new StepFailedException("er zijn geen openingstijden '" + calendarName + "'"));
            OpeningDecision decision = openingRules.decide(calendar.calendar(), now());
            contacts.note(
                    contact,
                    EventType.DECIDED,
                    Map.of("besluit", "openingstijd", "open", decision.open(), "omdat", decision.because()));
            return new Opening(decision.open(), decision.open() ? "" : calendar.closedMessage(), decision.because());
        });
        if (!opening.open()) {
            calls.of(contact).ifPresent(LiveCall::markClosed);
        }
        return opening;
    }

    @Override
    public Calamity calamity(String organisation, String contactId, String calledNumber) {
        return calamityNow(organisation, UUID.fromString(contactId), calledNumber)
                .map(on -> new Calamity(
                        true,
                        on.details().message(),
                        Objects.requireNonNullElse(on.prompt(), ""),
                        on.details().destination().name(),
                        Objects.requireNonNullElse(on.queue(), "")))
                .orElse(Calamity.OFF);
    }

    /** The calamity switch of the number when it is on; that is kept with the contact. */
    Optional<CalamitySwitch> calamityNow(String organisation, UUID contact, String calledNumber) {
        return tenancy.in(organisation, () -> {
            Optional<CalamitySwitch> on = calamities.onNow(calledNumber);
            on.ifPresent(calamity -> noteCalamity(contact, calamity));
            return on;
        });
    }

    private void noteCalamity(UUID contact, CalamitySwitch on) {
        String why = on.active() ? "staat aan" : "is voor nu gepland";
        contacts.note(
                contact,
                EventType.DECIDED,
                Map.of(
                        "besluit",
                        "calamiteit",
                        "bestemming",
                        on.details().destination().apiName(),
                        "omdat",
                        "De calamiteitschakeling van %s %s".formatted(on.number(), why)));
    }

    @Override
    public Route route(
            String organisation,
            String contactId,
            String calledNumber,
            @Nullable String from,
            @Nullable String choice) {
        return tenancy.in(organisation, () -> {
            RoutingDecision decision = routingRules.decide(new RoutingRequest(
                    calledNumber, from, choice, now(), numbers.routes(), numbers.otherwise(number(calledNumber))));
            contacts.note(
                    UUID.fromString(contactId),
                    EventType.DECIDED,
                    Map.of(
                            "besluit",
                            "route",
                            "wachtrij",
                            decision.queue(),
                            "prioriteit",
                            decision.priority(),
                            "omdat",
                            decision.because()));
            return new Route(decision.queue(), decision.skillGroup(), decision.priority(), decision.because());
        });
    }

    private PhoneNumber number(String calledNumber) {
        return numbers.find(calledNumber)
                .orElseThrow(() -> new IllegalStateException("number " + calledNumber + " is not there any more"));
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(organisations.current().timeZone());
    }
}
