package nl.balie.trials;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.balie.channels.lookup.LookUpFailedException;
import nl.balie.database.Tenancy;
import nl.balie.lookups.LookUpTrial;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.opening.CalendarOfNumber;
import nl.balie.opening.OpeningCalendars;
import nl.balie.processes.ContactPort;
import nl.balie.processes.DecisionPort;
import nl.balie.processes.LookUpPort;
import nl.balie.processes.StepFailedException;
import nl.balie.rules.opening.OpeningDecision;
import nl.balie.rules.opening.OpeningDecisions;
import nl.balie.rules.routing.RoutingDecision;
import nl.balie.rules.routing.RoutingDecisions;
import nl.balie.rules.routing.RoutingRequest;
import nl.balie.trials.Line.Kind;
import org.jspecify.annotations.Nullable;

/** What the rules decide at the moment of a trial, and what sources outside answer. */
record TrialDecisions(
        TrialCalls calls,
        OpeningCalendars calendars,
        PhoneNumbers numbers,
        OpeningDecisions openingRules,
        RoutingDecisions routingRules,
        LookUpTrial lookUps,
        Tenancy tenancy)
        implements DecisionPort, LookUpPort, ContactPort {
    @Override
    public Opening opening(String organisation, String contactId, String calledNumber, @Nullable String calendarName) {
        TrialCall call = known(contactId);
        return tenancy.read(organisation, () -> {
            CalendarOfNumber calendar = calendarName == null
                    ? calendars.of(call.number().calendarId())
                    : calendars
                            .byName(calendarName)
                            .orElseThrow(() ->
                                    new StepFailedException("er zijn geen openingstijden '" + calendarName + "'"));
            OpeningDecision decision =
                    openingRules.decide(calendar.calendar(), call.setting().at());
            call.note(Kind.BALIE, "trials.line.because", decision.because());
            return new Opening(decision.open(), decision.open() ? "" : calendar.closedMessage(), decision.because());
        });
    }

    @Override
    public Calamity calamity(String organisation, String contactId, String calledNumber) {
        TrialCall call = known(contactId);
        return calls.calamityNow(call)
                .map(on -> {
                    call.note(Kind.BALIE, "trials.line.calamity", on.number());
                    return new Calamity(
                            true,
                            on.details().message(),
                            Objects.requireNonNullElse(on.prompt(), ""),
                            on.details().destination().name(),
                            Objects.requireNonNullElse(on.queue(), ""));
                })
                .orElse(Calamity.OFF);
    }

    @Override
    public Route route(
            String organisation,
            String contactId,
            String calledNumber,
            @Nullable String from,
            @Nullable String choice) {
        TrialCall call = known(contactId);
        PhoneNumber number = call.number();
        RoutingDecision decision = tenancy.read(
                organisation,
                () -> routingRules.decide(new RoutingRequest(
                        calledNumber, from, choice, call.setting().at(), numbers.routes(), numbers.otherwise(number))));
        call.note(Kind.BALIE, "trials.line.because", decision.because());
        return new Route(decision.queue(), decision.skillGroup(), decision.priority(), decision.because());
    }

    /** Asks the real source: looking something up changes nothing there. */
    @Override
    public LookedUp lookUp(String organisation, String contactId, String source, String key) {
        TrialCall call = known(contactId);
        if (key.isBlank()) {
            return LookedUp.NOTHING;
        }
        try {
            Optional<Map<String, Object>> answer = lookUps.ask(organisation, source, key);
            call.note(Kind.BALIE, answer.isPresent() ? "trials.line.found" : "trials.line.not-found", source);
            return answer.map(found -> new LookedUp(true, found, false)).orElse(LookedUp.NOTHING);
        } catch (LookUpFailedException | IllegalStateException failure) {
            call.note(Kind.WRONG, "trials.line.look-up-failed", source, String.valueOf(failure.getMessage()));
            return LookedUp.FAILED;
        }
    }

    @Override
    public void note(String organisation, String contactId, String text) {
        known(contactId).note(Kind.BALIE, "trials.line.note", text);
    }

    private TrialCall known(String contactId) {
        return calls.ofContact(contactId).orElseThrow();
    }
}
