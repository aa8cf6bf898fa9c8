package nl.balie.telephony.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.IncomingCall;
import nl.balie.telephony.TelephonyPort;
import nl.balie.telephony.TelephonySettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for SIP on UDP and TCP, registers phones, and makes legs of calls out of messages. */
public final class SipEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SipEndpoint.class);

    private final TelephonySettings settings;
    private final TelephonyPort port;
    private final Clock clock;
    private final IncomingCalls calls;
    private final SipWire wire;
    private final Registrar registrar;
    private final NewCalls newCalls;

    private SipEndpoint(
            TelephonySettings settings, TelephonyPort port, Patience patience, Clock clock, IncomingCalls calls)
            throws IOException {
        this.settings = settings;
        this.port = port;
        this.clock = clock;
        this.calls = calls;
        this.newCalls = new NewCalls(settings.limits(), clock);
        Front front = new Front();
        this.wire = SipWire.open(
                settings.address(),
                settings.sipPort(),
                patience,
                settings.tcpConnectionsPerAddress(),
                settings.dscp().sip(),
                front);
        this.registrar = new Registrar(wire, port, settings, clock);
        front.open = true;
        wire.everySecond(registrar::sweep);
    }

    /** @throws IOException when the port cannot be had */
    public static SipEndpoint start(
            TelephonySettings settings, TelephonyPort port, Patience patience, Clock clock, IncomingCalls calls)
            throws IOException {
        return new SipEndpoint(settings, port, patience, clock, calls);
    }

    /**
     * Rings the destination; the listener hears the rest.
     *
     * @param callerNumber shown to the phone, null when the caller is anonymous
     */
    public PhoneLeg dial(
            Destination destination,
            @Nullable String callerNumber,
            String shownName,
            int rtpPort,
            Executor mailbox,
            PhoneLeg.Listener listener) {
        return OutboundCall.start(
                wire,
                targets(destination),
                destination instanceof Destination.Phone(var user)
                        ? new Forwarding(wire, registrar.bindings(), port, settings.realm(), user)
                        : Forwarding.NOWHERE,
                new OutboundCall.Shown(callerNumber, shownName),
                rtpPort,
                settings.sessionInterval(),
                mailbox,
                listener);
    }

    private List<OutboundCall.Target> targets(Destination destination) {
        return switch (destination) {
            case Destination.Phone(var user) -> Forwarding.targets(registrar.bindings(), user);
            case Destination.External(var number) -> outside(number);
        };
    }

    private List<OutboundCall.Target> outside(String number) {
        String proxy = settings.trunkProxy();
        if (proxy == null || !number.matches("\\+?[0-9]{1,32}")) {
            return List.of();
        }
        try {
            return List.of(new OutboundCall.Target(wire.uri("sip:" + number + "@" + proxy), null));
        } catch (ParseException wrongSetting) {
            LOG.error("the trunk proxy {} is no host and port", proxy);
            return List.of();
        }
    }

    /** Forgets the registrations of a user's phones that have no secret any more. May block. */
    public void checkPhones(String user) {
        registrar.checkPhones(user);
    }

    /** Users with at least one phone. */
    public Set<String> registered() {
        return registrar.bindings().registered();
    }

    /** Registrations with their contacts, for an engineer. */
    public Map<String, Object> debugState() {
        return Map.of("port", settings.sipPort(), "registered", List.copyOf(registered()));
    }

    /** Stops listening; calls must have been ended before. */
    @Override
    public void close() {
        wire.close();
    }

    /** The stack's side: nothing here may block or throw. */
    private final class Front implements SipListener {
        private volatile boolean open;

        @Override
        public void processRequest(RequestEvent event) {
            Request request = event.getRequest();
            try {
                if (open) {
                    dispatch(event, request);
                }
            } catch (RuntimeException | StackOverflowError problem) {
                LOG.warn("a {} could not be handled: {}", request.getMethod(), problem.toString());
            }
        }

        @Override
        public void processResponse(ResponseEvent event) {
            Conversation known = conversation(event.getClientTransaction(), event.getDialog());
            Conversation conversation = known != null ? known : wire.inviter(event.getResponse());
            if (conversation != null) {
                conversation.mailbox().execute(() -> conversation.response(event));
            }
        }

        @Override
        public void processTimeout(TimeoutEvent event) {
            Transaction transaction =
                    event.isServerTransaction() ? event.getServerTransaction() : event.getClientTransaction();
            if (transaction != null && transaction.getApplicationData() instanceof Conversation conversation) {
                conversation.mailbox().execute(() -> conversation.unanswered(transaction));
            }
        }

        @Override
        public void processIOException(IOExceptionEvent event) {
            LOG.debug("a peer at {}:{} cannot be reached", event.getHost(), event.getPort());
        }

        @Override
        public void processTransactionTerminated(TransactionTerminatedEvent event) {}

        @Override
        public void processDialogTerminated(DialogTerminatedEvent event) {}
    }

    private static @Nullable Conversation conversation(@Nullable Transaction transaction, @Nullable Dialog dialog) {
        if (transaction != null && transaction.getApplicationData() instanceof Conversation conversation) {
            return conversation;
        }
        return dialog != null && dialog.getApplicationData() instanceof Conversation conversation ? conversation : null;
    }

    private void dispatch(RequestEvent event, Request request) {
        Conversation conversation = conversation(null, event.getDialog());
        if (request.getMethod().equals(Request.CANCEL)) {
            conversation = event.getServerTransaction() == null
                    ? null
                    : conversation(null, InboundCall.dialogOf(event.getServerTransaction()));
        }
        if (conversation != null) {
            Conversation told = conversation;
            told.mailbox().execute(() -> told.request(event));
            return;
        }
        switch (request.getMethod()) {
            case Request.ACK -> {}
            case Request.REGISTER -> register(request);
            case Request.INVITE -> invite(request);
            case Request.OPTIONS -> options(event, request);
            case Request.BYE, Request.CANCEL, Request.UPDATE, Request.INFO, Request.NOTIFY, Request.PRACK ->
                wire.answer(event.getServerTransaction(), Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request);
            case Request.REFER -> wire.answer(event.getServerTransaction(), Response.DECLINE, request);
            default -> wire.answer(event.getServerTransaction(), Response.METHOD_NOT_ALLOWED, request);
        }
    }

    private void register(Request request) {
        ServerTransaction transaction = wire.transactionOf(request);
        if (transaction != null) {
            Thread.ofVirtual().name("register").start(() -> registrar.register(transaction, request));
        }
    }

    private void options(RequestEvent event, Request request) {
        Response ok = wire.response(Response.OK, request);
        wire.allow(ok);
        Body.accept(wire, ok);
        wire.supported(ok);
        wire.answer(event.getServerTransaction(), ok);
    }

    private void invite(Request request) {
        if (((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null) {
            wire.answer(null, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request);
            return;
        }
        String user = registrar.registeredCaller(request);
        InetAddress source = ((SIPMessage) request).getPeerPacketSourceAddress();
        if (user == null && !settings.trunks().contains(source)) {
            LOG.info("a call from {} refused, which is no trunk", source.getHostAddress());
            wire.answer(null, Response.FORBIDDEN, request);
            return;
        }
        String address = source.getHostAddress();
        String caller = user == null
                ? Caller.of(request, settings.countryCode()).number()
                : user + "@" + address; // not proved yet
        if (!newCalls.mayBegin(address, caller)) {
            wire.answer(null, full(request)); // without a transaction: a flood must cost nearly nothing
            return;
        }
        ServerTransaction transaction = wire.transactionOf(request);
        if (transaction == null) {
            return;
        }
        if (user == null) {
            takeIfAudible(transaction, request, null);
        } else {
            Thread.ofVirtual().name("invite").start(() -> inviteOfPhone(transaction, request, user));
        }
    }

    /** RFC 3261 section 21.5.4. */
    private Response full(Request request) {
        Response full = wire.response(Response.SERVICE_UNAVAILABLE, request);
        full.addHeader(wire.header("Retry-After", "5"));
        return full;
    }

    /** A phone that is registered may call when it knows its password (requirement 2.3.2); may block. */
    private void inviteOfPhone(ServerTransaction transaction, Request request, String user) {
        try {
            Response refusal = registrar.refusal(user, request);
            if (refusal == null) {
                takeIfAudible(transaction, request, user);
            } else {
                wire.answer(transaction, refusal);
            }
        } catch (RuntimeException problem) {
            LOG.error("a call of a phone could not be taken", problem);
            wire.answer(transaction, Response.SERVER_INTERNAL_ERROR, request);
        }
    }

    private void takeIfAudible(ServerTransaction transaction, Request request, @Nullable String phone) {
        Response refusal = Negotiation.refusal(wire, request);
        if (refusal != null) {
            wire.answer(transaction, refusal);
        } else {
            take(transaction, request, phone);
        }
    }

    private void take(ServerTransaction transaction, Request request, @Nullable String phone) {
        CallId id = new CallId(UUID.randomUUID().toString());
        Mailbox mailbox = Mailbox.closed(id.value());
        InboundCall leg = new InboundCall(wire, settings.sessionInterval(), mailbox, transaction);
        Dialog dialog = transaction.getDialog();
        if (leg.timer.tooShort(request)) {
            Response tooShort = wire.response(422, request);
            leg.timer.addMinimum(tooShort);
            wire.answer(transaction, tooShort);
            return;
        }
        String unknown = unknownExtension(request);
        if (unknown != null) {
            Response bad = wire.response(Response.BAD_EXTENSION, request);
            bad.addHeader(wire.header("Unsupported", unknown));
            wire.answer(transaction, bad);
            return;
        }
        if (!calls.admit()) {
            wire.answer(transaction, full(request));
            return;
        }
        wire.answer(transaction, Response.TRYING, request);
        Caller caller = Caller.of(request, settings.countryCode());
        IncomingCall call = new IncomingCall(
                id,
                phone == null ? caller.number() : phone,
                caller.name(),
                caller.called(),
                phone,
                phone == null ? caller.diverted() : null,
                clock.instant());
        mailbox.execute(() -> leg.listener(calls.arrived(call, leg, mailbox)));
        SipWire.mark(transaction, dialog, leg);
        mailbox.open(); // not before: the answer's ACK must find the leg, and what finds the leg comes after the
        // arrival
    }

    private static @Nullable String unknownExtension(Request request) {
        return SipWire.values(request, "Require").stream()
                .filter(extension ->
                        !SipWire.EXTENSIONS.contains(extension.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}
