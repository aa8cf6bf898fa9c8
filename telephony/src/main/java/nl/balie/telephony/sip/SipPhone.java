package nl.balie.telephony.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.SipURI;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import nl.balie.telephony.Dscp;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signalling of a telephone with one line, over UDP. It answers by itself when it is asked to (event talk). */
public final class SipPhone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SipPhone.class);
    private static final Duration SESSION_INTERVAL = Duration.ofMinutes(30);
    private static final int ATTEMPTS = 20;
    /** Whoever calls such a phone is one. */
    private static final int CONNECTIONS = 8;

    /** What happens on the line, always from the phone's mailbox. */
    public interface Listener {
        /** Somebody calls this phone, which rings from now on. */
        void called(String shownName);

        /** Conversation, also after a change: where and how to send. */
        void talking(RemoteMedia media);

        /** The call is over. @param sipStatus 200 when the other side hung up, otherwise why there was no conversation */
        void over(int sipStatus);
    }

    private final SipWire wire;
    private final InetSocketAddress server;
    private final String user;
    private final int rtpPort;
    private final Listener listener;
    private final Executor mailbox;
    private @Nullable OutboundCall outgoing;
    private @Nullable InboundCall incoming;
    private boolean answered;

    private SipPhone(InetAddress address, InetSocketAddress server, String user, int rtpPort, Listener listener)
            throws IOException {
        this.server = server;
        this.user = user;
        this.rtpPort = rtpPort;
        this.listener = listener;
        this.mailbox = new Mailbox("phone-" + user);
        this.wire = open(address, new Front());
    }

    /**
     * Opens a phone on a free port.
     *
     * @param address of this phone
     * @param server the exchange that it calls and registers with
     * @param user its name there, or the number that it shows
     * @param rtpPort where it hears
     * @throws IOException when no port is free
     */
    public static SipPhone open(
            InetAddress address, InetSocketAddress server, String user, int rtpPort, Listener listener)
            throws IOException {
        return new SipPhone(address, server, user, rtpPort, listener);
    }

    private static SipWire open(InetAddress address, SipListener front) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port;
            try (DatagramSocket free = new DatagramSocket(0, address)) {
                port = free.getLocalPort();
            }
            try {
                return SipWire.open(address, port, Patience.USUAL, CONNECTIONS, Dscp.USUAL.sip(), front);
            } catch (IOException takenMeanwhile) {
                if (attempt == ATTEMPTS) {
                    throw takenMeanwhile;
                }
            }
        }
    }

    /** Registers for five minutes; the status of the last answer follows, 408 when there was none. */
    public CompletableFuture<Integer> register(String password) {
        return Registering.start(wire, server, user, password, 300, mailbox);
    }

    /** Takes the registration back. */
    public CompletableFuture<Integer> unregister(String password) {
        return Registering.start(wire, server, user, password, 0, mailbox);
    }

    /** Calls a number of the exchange. */
    public void call(String number) {
        mailbox.execute(() -> {
            try {
                SipURI target = wire.uri("sip:%s@%s:%d".formatted(number, server.getHostString(), server.getPort()));
                outgoing = OutboundCall.start(
                        wire,
                        List.of(new OutboundCall.Target(target, null)),
                        Forwarding.NOWHERE,
                        new OutboundCall.Shown(user, ""),
                        rtpPort,
                        SESSION_INTERVAL,
                        mailbox,
                        new Outgoing());
            } catch (ParseException noNumber) {
                LOG.debug("no number: {}", noNumber.toString());
                listener.over(Response.ADDRESS_INCOMPLETE);
            }
        });
    }

    /** Answers the call that rings. */
    public void answer() {
        mailbox.execute(this::pickUp);
    }

    private void pickUp() {
        if (incoming != null && !answered) {
            answered = incoming.answer(rtpPort);
        }
    }

    /** Ends the call, or does not take it. */
    public void hangUp() {
        mailbox.execute(() -> {
            if (outgoing != null) {
                outgoing.end();
            }
            if (incoming != null) {
                incoming.hangUp();
            }
            outgoing = null;
            incoming = null;
        });
    }

    @Override
    public void close() {
        hangUp();
        CompletableFuture<Void> drained = new CompletableFuture<>();
        mailbox.execute(() -> drained.complete(null));
        drained.orTimeout(1, java.util.concurrent.TimeUnit.SECONDS)
                .exceptionally(late -> null)
                .join();
        wire.close();
    }

    private void over(int status) {
        outgoing = null;
        incoming = null;
        listener.over(status);
    }

    private final class Outgoing implements PhoneLeg.Listener {
        @Override
        public void rang() {}

        @Override
        public void answered(RemoteMedia media) {
            listener.talking(media);
        }

        @Override
        public void refused(Reason reason, int sipStatus) {
            over(sipStatus);
        }

        @Override
        public void hungUp() {
            over(Response.OK);
        }

        @Override
        public void media(RemoteMedia media) {
            listener.talking(media);
        }

        @Override
        public void key(char key) {}

        @Override
        public void pickUpAnswered(long operation, int sipStatus) {}

        @Override
        public void transferAsked(String to) {
            if (outgoing != null) {
                outgoing.transferAnswered(false);
            }
        }
    }

    private final class Incoming implements CallerLeg.Listener {
        @Override
        public void confirmed() {}

        @Override
        public void cancelled() {
            over(Response.REQUEST_TERMINATED);
        }

        @Override
        public void hungUp() {
            over(Response.OK);
        }

        @Override
        public void failed(String because) {
            over(Response.REQUEST_TIMEOUT);
        }

        @Override
        public void media(RemoteMedia media) {
            listener.talking(media);
        }

        @Override
        public void key(char key) {}
    }

    private void invited(ServerTransaction transaction, Request request) {
        if (outgoing != null || incoming != null) {
            wire.answer(transaction, Response.BUSY_HERE, request);
            return;
        }
        InboundCall call = new InboundCall(wire, SESSION_INTERVAL, mailbox, transaction);
        SipWire.mark(transaction, transaction.getDialog(), call);
        call.listener(new Incoming());
        incoming = call;
        answered = false;
        call.ring();
        String name =
                ((FromHeader) request.getHeader(FromHeader.NAME)).getAddress().getDisplayName();
        listener.called(name == null ? "" : name);
    }

    /** The stack's side: nothing here may block or throw. */
    private final class Front implements SipListener {
        @Override
        public void processRequest(RequestEvent event) {
            Request request = event.getRequest();
            Conversation conversation = conversation(event);
            if (request.getMethod().equals(Request.NOTIFY) && "talk".equals(SipWire.value(request, "Event"))) {
                wire.answer(event.getServerTransaction(), Response.OK, request);
                mailbox.execute(SipPhone.this::pickUp);
            } else if (conversation != null) {
                mailbox.execute(() -> conversation.request(event));
            } else if (request.getMethod().equals(Request.INVITE)) {
                ServerTransaction transaction = wire.transactionOf(request);
                if (transaction != null) {
                    mailbox.execute(() -> invited(transaction, request));
                }
            } else if (!request.getMethod().equals(Request.ACK)) {
                wire.answer(event.getServerTransaction(), Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request);
            }
        }

        private @Nullable Conversation conversation(RequestEvent event) {
            if (event.getRequest().getMethod().equals(Request.CANCEL)) {
                return event.getServerTransaction() == null ? null : incoming;
            }
            return event.getDialog() != null && event.getDialog().getApplicationData() instanceof Conversation told
                    ? told
                    : null;
        }

        @Override
        public void processResponse(ResponseEvent event) {
            Object told = event.getClientTransaction() == null
                    ? null
                    : event.getClientTransaction().getApplicationData();
            if (told == null && event.getDialog() != null) {
                told = event.getDialog().getApplicationData();
            }
            if (told instanceof Conversation conversation) {
                mailbox.execute(() -> conversation.response(event));
            }
        }

        @Override
        public void processTimeout(TimeoutEvent event) {
            Transaction transaction =
                    event.isServerTransaction() ? event.getServerTransaction() : event.getClientTransaction();
            if (transaction != null && transaction.getApplicationData() instanceof Conversation conversation) {
                mailbox.execute(() -> conversation.unanswered(transaction));
            }
        }

        @Override
        public void processIOException(IOExceptionEvent event) {
            LOG.debug("the exchange at {}:{} cannot be reached", event.getHost(), event.getPort());
        }

        @Override
        public void processTransactionTerminated(TransactionTerminatedEvent event) {}

        @Override
        public void processDialogTerminated(DialogTerminatedEvent event) {}
    }
}
