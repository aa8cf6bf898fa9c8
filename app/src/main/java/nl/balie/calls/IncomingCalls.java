package nl.balie.calls;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Queueing;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.EventType;
import nl.balie.contacts.Result;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.directory.Colleague;
import nl.balie.directory.Colleagues;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import nl.balie.flows.Flows.StartedFlow;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.people.PhoneAccounts;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.IncomingCall;
import nl.balie.telephony.TelephonyPort;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Stores what telephony tells, and starts the flow or, when the engine or the database is away, the number's fallback. */
@Component
class IncomingCalls implements TelephonyPort {
    private static final Logger log = LoggerFactory.getLogger(IncomingCalls.class);
    private static final int NOT_FOUND = 404;

    private final Exchange exchange;
    private final CallSettings settings;
    private final LiveCalls calls;
    private final PhoneNumbers numbers;
    private final KnownNumbers knownNumbers;
    private final Colleagues colleagues;
    private final Organisations organisations;
    private final PhoneAccounts accounts;
    private final Contacts contacts;
    private final CallRecords records;
    private final Queueing queueing;
    private final Flows flows;
    private final Tenancy tenancy;
    private final CalamitySwitches calamities;
    private final FallbackRoute fallback;
    private final PhoneOffers offers;
    private final CallflowStarts starts;
    private final CallbackCalls callbacks;
    private final ApplicationEventPublisher events;

    IncomingCalls(
            Exchange exchange,
            CallSettings settings,
            LiveCalls calls,
            PhoneNumbers numbers,
            KnownNumbers knownNumbers,
            Colleagues colleagues,
            Organisations organisations,
            PhoneAccounts accounts,
            Contacts contacts,
            CallRecords records,
            Queueing queueing,
            Flows flows,
            Tenancy tenancy,
            CalamitySwitches calamities,
            FallbackRoute fallback,
            PhoneOffers offers,
            CallflowStarts starts,
            CallbackCalls callbacks,
            ApplicationEventPublisher events) {
        this.exchange = exchange;
        this.settings = settings;
        this.calls = calls;
        this.numbers = numbers;
        this.knownNumbers = knownNumbers;
        this.colleagues = colleagues;
        this.organisations = organisations;
        this.accounts = accounts;
        this.contacts = contacts;
        this.records = records;
        this.queueing = queueing;
        this.flows = flows;
        this.tenancy = tenancy;
        this.calamities = calamities;
        this.fallback = fallback;
        this.offers = offers;
        this.starts = starts;
        this.callbacks = callbacks;
        this.events = events;
    }

    @Override
    public void callArrived(IncomingCall incoming) {
        try {
            take(incoming);
        } catch (DataAccessException | TransactionException away) {
            PhoneNumber number = knownNumbers.find(incoming.to()).orElseThrow(() -> away);
            log.error("call {} cannot be stored, its number's fallback answers it", incoming.id(), away);
            fallback.takeUnstored(incoming.id(), number);
        }
    }

    private void take(IncomingCall incoming) {
        Optional<String> organisation = numbers.organisationOf(incoming.to());
        if (organisation.isEmpty()) {
            log.info("call {} is for a number that nobody has", incoming.id());
            exchange.telephony().reject(incoming.id(), NOT_FOUND);
            return;
        }
        Arrived arrived = tenancy.in(organisation.get(), () -> store(incoming));
        LiveCall call = new LiveCall(incoming.id(), organisation.get(), arrived.contact, arrived.number);
        calls.add(call);
        log.info("call {} is contact {} of {}", incoming.id(), arrived.contact, organisation.get());
        startFlow(call, arrived, incoming.from());
    }

    private Arrived store(IncomingCall incoming) {
        PhoneNumber number = numbers.find(incoming.to()).orElseThrow();
        UUID contact = records.arrived(incoming.from(), number.number(), settings.node(), incoming.at());
        String missed = incoming.diverted();
        if (missed != null) {
            contacts.note(contact, EventType.FORWARDED, incoming.at(), forwardedBy(missed));
        }
        return new Arrived(
                contact, number, callflow(number), organisations.current().name());
    }

    /** Who did not answer (requirement 2.2.40), as he was known at this moment. */
    private Map<String, String> forwardedBy(String number) {
        String colleague = colleagues.ofNumber(number).map(Colleague::words).orElse(number);
        return Map.of("nummer", number, "collega", colleague);
    }

    /** In a calamity another one may lead the call (requirement 2.2.73); it says the emergency message itself. */
    private String callflow(PhoneNumber number) {
        return calamities
                .onNow(number.number())
                .map(calamity -> calamity.details().callflow())
                .orElse(number.callflow());
    }

    private void startFlow(LiveCall call, Arrived arrived, @Nullable String from) {
        starts.start(call, arrived.callflow, arrived.organisationName, from)
                .whenComplete((started, failure) -> Thread.ofVirtual()
                        .name("flow-start-" + call.contact())
                        .start(() -> flowStarted(call, started, failure)));
    }

    private void flowStarted(LiveCall call, @Nullable StartedFlow started, @Nullable Throwable failure) {
        if (started != null) {
            starts.started(call, started);
        } else {
            log.warn(
                    "the flow of contact {} did not start, its number's fallback takes the call",
                    call.contact(),
                    failure);
            if (call.leaveFlow()) {
                fallback.take(call, "De procesmotor antwoordt niet");
            }
        }
    }

    @Override
    public void phoneRinging(CallId id, Destination destination, Instant at) {
        if (!callbacks.ringing(id, at)) {
            calls.of(id)
                    .ifPresent(call -> tenancy.in(
                            call.organisation(),
                            () -> contacts.note(call.contact(), EventType.PHONE_RINGING, at, Map.of())));
        }
    }

    @Override
    public void phoneHungUp(CallId id, Instant at) {
        if (!callbacks.customerHungUp(id, at)) {
            calls.of(id)
                    .ifPresentOrElse(
                            offers::agentHungUp, () -> exchange.telephony().hangUp(id));
        }
    }

    @Override
    public void callEnded(CallId id, EndedBy by, Instant at) {
        if (!callbacks.ended(id, by, at)) {
            calls.remove(id)
                    .ifPresent(call -> call.afterMessage(() ->
                            Persistently.run("the end of contact " + call.contact(), () -> storeEnd(call, by, at))));
        }
    }

    /** In one transaction, so that a contact never ends without its flow being told. */
    private void storeEnd(LiveCall call, EndedBy by, Instant at) {
        tenancy.in(call.organisation(), () -> {
            queueing.end(call.organisation(), call.contact(), result(call, by), at, cause(by));
            if (call.lead() == Lead.FLOW || call.flowRuns()) {
                flows.tell(call.contact(), FlowMessage.CONTACT_ENDED);
            }
        });
    }

    private static Result result(LiveCall call, EndedBy by) {
        if (call.connected()) {
            return call.transferred() ? Result.TRANSFERRED : Result.HANDLED;
        }
        Result settled = call.settled();
        if (settled != null) {
            return settled;
        }
        if (call.closed()) {
            return Result.CLOSED;
        }
        if (by == EndedBy.FAILURE) {
            return Result.FAILED;
        }
        if (by == EndedBy.BALIE) {
            return call.lead() == Lead.FALLBACK ? Result.FALLBACK : Result.NO_AGENT;
        }
        return Result.ABANDONED;
    }

    private static EndCause cause(EndedBy by) {
        return switch (by) {
            case CALLER -> EndCause.CALLER;
            case PHONE -> EndCause.AGENT;
            case BALIE -> EndCause.BALIE;
            case MEDIA_LOST -> EndCause.MEDIA_LOST;
            case FAILURE -> EndCause.FAILURE;
        };
    }

    @Override
    public void registrationChanged(String user, boolean registered) {
        events.publishEvent(new PhoneRegistrationChanged(user, registered));
    }

    @Override
    public Optional<DigestSecret> digestSecret(String user) {
        return accounts.secret(user).map(secret -> new DigestSecret(secret.md5(), secret.sha256()));
    }

    private record Arrived(UUID contact, PhoneNumber number, String callflow, String organisationName) {}
}
