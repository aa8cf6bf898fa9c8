package nl.balie.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.Transaction;
import javax.sip.address.Hop;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What passes within a dialog, whoever began it: BYE, re-INVITE, UPDATE, INFO and the session timer. */
abstract class Session implements Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Pattern RELAY = Pattern.compile("(?im)^\\s*signal\\s*=\\s*([0-9*#])\\s*$");

    final SipWire wire;
    final SessionTimer timer;
    private final Executor mailbox;
    private final @Nullable Hop hop;
    private @Nullable Dialog dialog;
    private @Nullable OurSdp ourSdp;
    private byte[] lastSdp = new byte[0];
    private boolean offeredInOk;
    private boolean heardOf;
    private boolean over;
    private boolean updateAllowed;
    private boolean inviting;
    private boolean outlives;

    Session(SipWire wire, Duration interval, Executor mailbox, @Nullable Hop hop) {
        this.wire = wire;
        this.mailbox = mailbox;
        this.hop = hop;
        this.timer = new SessionTimer(wire, interval, mailbox, this::refresh, () -> failed("session expired"));
    }

    abstract void peerMedia(RemoteMedia media);

    abstract void peerKey(char key);

    abstract void peerHungUp();

    abstract void failed(String because);

    /** Each ACK of a 2xx, also repeated ones. */
    void acknowledged() {}

    @Override
    public Executor mailbox() {
        return mailbox;
    }

    final @Nullable Hop hop() {
        return hop;
    }

    final boolean over() {
        return over;
    }

    final OurSdp describe(int rtpPort) {
        OurSdp description = new OurSdp(wire.address, rtpPort);
        ourSdp = description;
        return description;
    }

    /** From now on requests go through this dialog. */
    final void established(Dialog established, Message fromPeer) {
        dialog = established;
        updateAllowed = SessionTimer.lists(fromPeer, "Allow", Request.UPDATE);
    }

    /** Ends the session for both sides, the peer with a BYE. */
    final void bye() {
        if (finish() && dialog != null) {
            try {
                send(dialog.createRequest(Request.BYE));
            } catch (SipException gone) {
                LOG.debug("no BYE: {}", gone.toString());
                SipWire.forget(dialog);
            }
        }
    }

    /** True for the first caller. */
    final boolean finish() {
        boolean first = !over;
        over = true;
        timer.stop();
        if (first) {
            ended();
        }
        return first;
    }

    /** Once, when the session is over for us; messages that were on their way may still come. */
    void ended() {
        if (outlives && dialog != null) {
            forgetLater(dialog);
        }
    }

    /**
     * Keeps the dialog of an INVITE of ours beyond its BYE: whoever answered it repeats its 200 until it gets an ACK, for as
     * long as 64 × T1, also when the ACK and the BYE were lost (RFC 3261 sections 13.2.2.4 and 13.3.1.4).
     */
    static void outlive(Dialog confirmed) throws SipException {
        confirmed.terminateOnBye(false);
    }

    final void forgetLater(Dialog ended) {
        wire.later(wire.patience.confirmation(), mailbox, () -> SipWire.forget(ended));
    }

    @Override
    public void request(RequestEvent event) {
        Request request = event.getRequest();
        ServerTransaction transaction = event.getServerTransaction();
        if (over && !Set.of(Request.ACK, Request.BYE, Request.CANCEL).contains(request.getMethod())) {
            wire.answer(transaction, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request);
            return;
        }
        switch (request.getMethod()) {
            case Request.ACK -> ack(request);
            case Request.BYE -> byeArrived(transaction, request);
            case Request.INVITE, Request.UPDATE -> renegotiate(transaction, request);
            case Request.INFO -> info(transaction, request);
            case Request.OPTIONS, Request.NOTIFY, Request.CANCEL -> wire.answer(transaction, Response.OK, request);
            default -> wire.answer(transaction, Response.METHOD_NOT_ALLOWED, request);
        }
    }

    private void ack(Request request) {
        if (over) {
            return;
        }
        if (offeredInOk) {
            offeredInOk = false;
            Optional<RemoteMedia> media = accepted(request);
            boolean first = !heardOf;
            media.ifPresent(this::heardOf);
            acknowledged();
            if (media.isEmpty() && first) {
                failed("no usable answer in ACK");
            }
            return;
        }
        acknowledged();
    }

    private void heardOf(RemoteMedia media) {
        heardOf = true;
        peerMedia(media);
    }

    private void byeArrived(@Nullable ServerTransaction transaction, Request request) {
        wire.answer(transaction, Response.OK, request);
        if (finish()) {
            peerHungUp();
        }
    }

    private void renegotiate(@Nullable ServerTransaction transaction, Request request) {
        OurSdp ours = ourSdp;
        if (ours == null) {
            wire.answer(transaction, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request);
            return;
        }
        if (inviting) {
            wire.answer(transaction, Response.REQUEST_PENDING, request);
            return;
        }
        if (timer.tooShort(request)) {
            Response tooShort = wire.response(422, request);
            timer.addMinimum(tooShort);
            wire.answer(transaction, tooShort);
            return;
        }
        Response refusal = refusal(wire, request);
        if (refusal != null) {
            wire.answer(transaction, refusal);
            return;
        }
        Response ok = wire.response(Response.OK, request);
        ok.setHeader(wire.contact(transportOf(request)));
        wire.allow(ok);
        if (!answered(ok, request, ours) && request.getMethod().equals(Request.INVITE)) {
            offer(ok, ours);
        }
        timer.agreeAsServer(request, ok);
        wire.answer(transaction, ok);
    }

    /** Answers the offer that a request makes; false when it makes none that can be used. */
    private boolean answered(Response ok, Request request, OurSdp ours) {
        Optional<Sdp> offer = sdp(Body.of(request));
        Optional<Sdp.Chosen> chosen = offer.flatMap(sdp -> sdp.choose(wire.address));
        if (offer.isEmpty() || chosen.isEmpty()) {
            return false;
        }
        lastSdp = ours.answer(offer.get(), chosen.get());
        wire.body(ok, lastSdp);
        heardOf(chosen.get().media());
        return true;
    }

    private void offer(Response ok, OurSdp ours) {
        offeredInOk = true;
        lastSdp = ours.offer();
        wire.body(ok, lastSdp);
    }

    private void info(@Nullable ServerTransaction transaction, Request request) {
        ContentTypeHeader type = (ContentTypeHeader) request.getHeader(ContentTypeHeader.NAME);
        String kind = type == null ? "" : type.getContentSubType().toLowerCase(Locale.ROOT);
        byte[] raw = request.getRawContent();
        String body = raw == null || raw.length > 1024 ? "" : new String(raw, StandardCharsets.US_ASCII);
        Matcher relay = RELAY.matcher(body);
        if (kind.isEmpty()) {
            wire.answer(transaction, Response.OK, request);
        } else if (kind.equals("dtmf-relay") && relay.find()) {
            wire.answer(transaction, Response.OK, request);
            peerKey(relay.group(1).charAt(0));
        } else if (kind.equals("dtmf") && body.strip().matches("[0-9*#]")) {
            wire.answer(transaction, Response.OK, request);
            peerKey(body.strip().charAt(0));
        } else {
            wire.answer(transaction, Response.UNSUPPORTED_MEDIA_TYPE, request);
        }
    }

    /** The offer of an INVITE outside a dialog, answered in this 200; false when there is nothing in common. */
    final boolean answerInto(Response ok, Request invite, OurSdp ours) {
        if (refusal(wire, invite) != null) {
            return false;
        }
        if (!answered(ok, invite, ours)) {
            offer(ok, ours);
        }
        return true;
    }

    final void remember(byte[] sdp) {
        lastSdp = sdp;
    }

    private void refresh() {
        if (over || dialog == null) {
            return;
        }
        try {
            Request request = dialog.createRequest(updateAllowed ? Request.UPDATE : Request.INVITE);
            request.setHeader(wire.contact(transportOf(request)));
            timer.propose(request, true);
            if (!updateAllowed) {
                inviting = true;
                outlives = true;
                outlive(dialog);
                wire.body(request, lastSdp);
            }
            send(request);
        } catch (SipException gone) {
            failed("no refresh: " + gone.getMessage());
        }
    }

    final void send(Request request) throws SipException {
        Dialog within = dialog;
        if (within == null) {
            throw new SipException("no dialog");
        }
        wire.toward(request, hop);
        ClientTransaction transaction = wire.transactionFor(request);
        transaction.setApplicationData(this);
        within.sendRequest(transaction);
    }

    final void confirm(Dialog with, Response ok) throws SipException {
        try {
            Request ack = with.createAck(((CSeqHeader) ok.getHeader(CSeqHeader.NAME)).getSeqNumber());
            wire.toward(ack, hop);
            with.sendAck(ack);
        } catch (javax.sip.InvalidArgumentException noInvite) {
            throw new SipException("no ACK", noInvite);
        }
    }

    @Override
    public void response(ResponseEvent event) {
        Response response = event.getResponse();
        String method = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod();
        int status = response.getStatusCode();
        boolean refreshing = method.equals(Request.UPDATE) || method.equals(Request.INVITE);
        if (!refreshing || status < 200) {
            return;
        }
        inviting = false;
        if (status < 300 && method.equals(Request.INVITE)) {
            refreshed(response);
        }
        if (over) {
            return;
        }
        switch (status) {
            case 200, 202 -> timer.agreeAsClient(response);
            case 422 -> {
                if (timer.lengthen(response)) {
                    refresh();
                }
            }
            case 408, 481 -> failed("the peer no longer knows the call");
            case 491 ->
                wire.later(Duration.ofMillis(ThreadLocalRandom.current().nextInt(500, 2000)), mailbox(), this::refresh);
            case 405, 501 -> {
                if (updateAllowed) {
                    updateAllowed = false;
                    refresh();
                }
            }
            default -> LOG.debug("a refresh was answered with {}", status);
        }
    }

    private void refreshed(Response ok) {
        try {
            if (dialog != null) {
                confirm(dialog, ok);
            }
            if (!over) {
                accepted(ok).ifPresent(this::peerMedia);
            }
        } catch (SipException gone) {
            LOG.debug("no ACK: {}", gone.toString());
        }
    }

    @Override
    public void unanswered(Transaction transaction) {
        String method = transaction.getRequest().getMethod();
        if (!over && transaction instanceof ClientTransaction && !method.equals(Request.BYE)) {
            failed("no answer to " + method);
        }
    }

    /**
     * Why what a request offers cannot be taken: 415 for a body that must be understood and is not, 488 for an offer in which
     * nothing can be used (RFC 3261 sections 21.4.13 and 21.4.26). Null when it can, and when it offers nothing.
     */
    static @Nullable Response refusal(SipWire wire, Request request) {
        Body body = Body.of(request);
        if (body.refused()) {
            Response unsupported = wire.response(Response.UNSUPPORTED_MEDIA_TYPE, request);
            Body.accept(wire, unsupported);
            return unsupported;
        }
        boolean usable = body.sdp().isEmpty()
                || sdp(body).flatMap(sdp -> sdp.choose(wire.address)).isPresent();
        return usable ? null : wire.response(Response.NOT_ACCEPTABLE_HERE, request);
    }

    private static Optional<Sdp> sdp(Body body) {
        return body.sdp().flatMap(text -> Sdp.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** What the answer in this message makes of our last offer. */
    final Optional<RemoteMedia> accepted(Message answer) {
        return sdp(Body.of(answer)).flatMap(sdp -> sdp.accepts(wire.address, lastSdp));
    }

    static String transportOf(Request request) {
        return ((javax.sip.header.ViaHeader) request.getHeader(javax.sip.header.ViaHeader.NAME)).getTransport();
    }
}
