package nl.balie.calls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.calls.DeskConsults.Wanted;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.directory.Colleague;
import nl.balie.directory.Colleagues;
import nl.balie.flows.EngineSettings;
import nl.balie.flows.Flows.StartedFlow;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.people.BrowserPhones;
import nl.balie.people.PhoneAccounts;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.IncomingCall;
import nl.balie.telephony.LineQuality;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
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
    private final BrowserPhones browsers;
    private final CallRecords records;
    private final Facts facts;
    private final Tenancy tenancy;
    private final CalamitySwitches calamities;
    private final FallbackRoute fallback;
    private final CallPerformer performer;
    private final CallflowStarts starts;
    private final EngineSettings engine;
    private final DeskConsults consults;
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
            BrowserPhones browsers,
            CallRecords records,
            Facts facts,
            Tenancy tenancy,
            CalamitySwitches calamities,
            FallbackRoute fallback,
            CallPerformer performer,
            CallflowStarts starts,
            EngineSettings engine,
            DeskConsults consults,
            ApplicationEventPublisher events) {
        this.exchange = exchange;
        this.settings = settings;
        this.calls = calls;
        this.numbers = numbers;
        this.knownNumbers = knownNumbers;
        this.colleagues = colleagues;
        this.organisations = organisations;
        this.accounts = accounts;
        this.browsers = browsers;
        this.records = records;
        this.facts = facts;
        this.tenancy = tenancy;
        this.calamities = calamities;
        this.fallback = fallback;
        this.performer = performer;
        this.starts = starts;
        this.engine = engine;
        this.consults = consults;
        this.events = events;
    }

    @Override
    public void callArrived(IncomingCall incoming) {
        try {
            take(incoming);
        } catch (DataAccessException | TransactionException away) {
            KnownNumbers.Known known = knownNumbers.find(incoming.to()).orElseThrow(() -> away);
            log.error("call {} cannot be stored, its number's fallback answers it", incoming.id(), away);
            fallback.takeUnstored(incoming.id(), known.organisation(), known.number());
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
        LiveCall call = LiveCall.incoming(
                incoming.id(), organisation.get(), arrived.contact, arrived.number, arrived.origin, performer);
        calls.add(call);
        log.info("call {} is contact {} of {}", incoming.id(), arrived.contact, organisation.get());
        if (calls.hasMoreFlows(organisation.get(), engine.flowsPerOrganisation())) {
            log.warn("contact {} of {} is one flow too many", arrived.contact, organisation.get());
            call.leaveFlow(Fact.FallbackCause.TOO_MANY_FLOWS);
        } else {
            startFlow(call, arrived, arrived.from);
        }
    }

    private Arrived store(IncomingCall incoming) {
        PhoneNumber number = numbers.find(incoming.to()).orElseThrow();
        Optional<PhoneAccounts.Secret> colleague = colleague(incoming);
        String from = incoming.phone() == null || colleague.isPresent() ? incoming.from() : null;
        String missed = incoming.diverted();
        Origin origin = colleague.isPresent() ? Origin.INTERNAL : missed == null ? Origin.EXTERNAL : Origin.FALLBACK;
        UUID user = colleague.map(PhoneAccounts.Secret::userId).orElse(null);
        UUID contact = records.arrived(from, number.number(), origin, user, settings.node(), incoming.at());
        if (missed != null) {
            facts.record(contact, forwarded(missed), incoming.at());
        }
        return new Arrived(
                contact,
                number,
                from,
                origin,
                callflow(number),
                organisations.current().name());
    }

    /** Whose phone it is that calls, when he works for the organisation that it calls (requirement 2.3.2). */
    private Optional<PhoneAccounts.Secret> colleague(IncomingCall incoming) {
        String organisation = organisations.current().id();
        return Optional.ofNullable(incoming.phone())
                .flatMap(phone -> accounts.secrets(phone).stream().findFirst())
                .filter(account -> account.organisation().equals(organisation));
    }

    /** Who did not answer (requirement 2.2.40), as he is known at this moment. */
    private Fact forwarded(String number) {
        return new Fact.Forwarded(
                number, colleagues.ofNumber(number).map(Colleague::id).orElse(null));
    }

    /** In a calamity another one may lead the call (requirement 2.2.73); it says the emergency message itself. */
    private String callflow(PhoneNumber number) {
        return calamities
                .onNow(number.number())
                .map(calamity -> calamity.details().callflow())
                .orElse(number.callflow());
    }

    private void startFlow(LiveCall call, Arrived arrived, @Nullable String from) {
        started(call, arrived, from)
                .whenComplete((started, failure) -> Thread.ofVirtual()
                        .name("flow-start-" + call.contact())
                        .start(() -> flowStarted(call, started, failure)));
    }

    /** The call is ours from here on: whatever goes wrong, its fallback is there for it. */
    private CompletableFuture<StartedFlow> started(LiveCall call, Arrived arrived, @Nullable String from) {
        try {
            return starts.start(call, arrived.callflow, arrived.organisationName, from);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void flowStarted(LiveCall call, @Nullable StartedFlow started, @Nullable Throwable failure) {
        if (started != null) {
            starts.started(call, started);
        } else {
            log.warn(
                    "the flow of contact {} did not start, its number's fallback takes the call",
                    call.contact(),
                    failure);
            call.leaveFlow(Fact.FallbackCause.ENGINE_AWAY);
        }
    }

    @Override
    public void phoneRinging(CallId id, Destination destination, Instant at) {
        calls.of(id).ifPresent(call -> call.post(new CallEvent.PhoneRang(at)));
    }

    @Override
    public void partyHeld(CallId id, Party party, boolean held, Instant at) {
        calls.of(id).ifPresent(call -> {
            calls.held(id, party, held);
            call.post(new CallEvent.PartyHeld(party, held, at));
        });
    }

    @Override
    public void joined(CallId id, Party party, Instant at) {
        calls.of(id)
                .ifPresent(call -> call.post(
                        party == Party.CONSULTED
                                ? new CallEvent.ConsultAnswered(at)
                                : new CallEvent.SupervisorCame(at)));
    }

    @Override
    public void left(CallId id, Party party, @Nullable Reason why, Instant at) {
        calls.of(id)
                .ifPresent(call -> call.post(
                        party == Party.CONSULTED
                                ? new CallEvent.ConsultOver(why, at)
                                : new CallEvent.SupervisorGone(at)));
    }

    @Override
    public void agentReplaced(CallId id, Party by, Instant at) {
        calls.of(id).ifPresent(call -> call.post(new CallEvent.AgentReplaced(by, at)));
    }

    /** As the agent does it at his desk: by the same judgement of whom and which number. */
    @Override
    public CompletableFuture<Boolean> transferAsked(CallId id, String to) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread.ofVirtual().name("transfer-" + id).start(() -> {
            try {
                done.complete(calls.of(id).filter(call -> transferred(call, to)).isPresent());
            } catch (RuntimeException failure) {
                log.error("call {} could not be transferred", id, failure);
                done.complete(false);
            }
        });
        return done;
    }

    private boolean transferred(LiveCall call, String to) {
        Wanted wanted = accounts.secrets(to).stream()
                .filter(account -> account.organisation().equals(call.organisation()))
                .findFirst()
                .<Wanted>map(account -> new Wanted.Colleague(account.userId()))
                .orElseGet(() -> new Wanted.Number(to));
        UUID agent = call.agent();
        DeskConsults.Answer answer =
                agent == null ? DeskConsults.Answer.NO_CALL : consults.pass(call.organisation(), agent, wanted);
        log.info("contact {}: the agent's phone asks for a transfer, {}", call.contact(), answer);
        return answer == DeskConsults.Answer.DONE;
    }

    @Override
    public void phoneHungUp(CallId id, Instant at) {
        calls.of(id)
                .ifPresentOrElse(
                        call -> call.post(new CallEvent.PhoneHungUp(at)),
                        () -> exchange.telephony().hangUp(id));
    }

    /** Kept with the contact; nothing waits for it. */
    @Override
    public void lineMeasured(CallId id, @Nullable Destination who, LineQuality quality, Instant at) {
        calls.of(id).ifPresent(call -> {
            Fact measured = new Fact.LineMeasured(
                    line(call, who),
                    (int) Math.round(quality.mos() * 100),
                    (int) Math.round(quality.lost() * 1000),
                    quality.jitter(),
                    quality.roundTrip());
            UUID contact = call.contact();
            Thread.ofVirtual()
                    .name("line-" + contact)
                    .start(() -> Persistently.run(
                            "the quality of a line of contact " + contact,
                            () -> tenancy.in(call.organisation(), () -> facts.record(contact, measured, at))));
        });
    }

    private static Fact.Line line(LiveCall call, @Nullable Destination who) {
        if (who instanceof Destination.Phone || who == null && call.isCallback()) {
            return Fact.Line.AGENT;
        }
        return who == null || call.isCallback() ? Fact.Line.CUSTOMER : Fact.Line.OUTSIDE;
    }

    /** Waits until the end is stored, so that Balie does not stop before it is. */
    @Override
    public void callEnded(CallId id, EndedBy by, Instant at) {
        calls.end(id).ifPresent(call -> call.tell(new CallEvent.LineEnded(by, at)));
    }

    @Override
    public void registrationChanged(String user, boolean registered) {
        events.publishEvent(new PhoneRegistrationChanged(BrowserPhones.username(user), registered));
    }

    @Override
    public List<DigestSecret> digestSecrets(String user) {
        return (BrowserPhones.isBrowser(user) ? browsers.secret(user).stream() : accounts.secrets(user).stream())
                .map(secret -> new DigestSecret(secret.device().toString(), secret.algorithm(), secret.ha1()))
                .toList();
    }

    @Override
    public void phoneProven(String user, String device, String address) {
        if (BrowserPhones.isBrowser(user)) {
            return; // its user's sign-in stands in the log
        }
        accounts.seen(user, UUID.fromString(device), address);
    }

    @Override
    public void phoneRefused(String user, String address, boolean slowedDown) {
        accounts.refused(user, address, slowedDown);
    }

    /** Within one organisation, and with the roles that go with a phone. */
    @Override
    public boolean mayForward(String user, String to) {
        Optional<String> here = organisationOf(user);
        return here.isPresent() && here.equals(organisationOf(to));
    }

    private Optional<String> organisationOf(String phone) {
        return accounts.secrets(phone).stream().findFirst().map(PhoneAccounts.Secret::organisation);
    }

    /** @param from the caller's number or the name of his phone; null when it is not for this organisation */
    private record Arrived(
            UUID contact,
            PhoneNumber number,
            @Nullable String from,
            Origin origin,
            String callflow,
            String organisationName) {}
}
