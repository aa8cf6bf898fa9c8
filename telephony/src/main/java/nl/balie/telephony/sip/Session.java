package nl.balie.telephony.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.Transaction;
import javax.sip.address.Hop;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What passes within a dialog, whoever began it: BYE, re-INVITE, UPDATE, PRACK, INFO, REFER and the session timer. */
abstract class Session implements Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    final SipWire wire;
    final SessionTimer timer;
    final Negotiation negotiation;
    private final Executor mailbox;
    private final @Nullable Hop hop;
    private @Nullable Dialog dialog;
    private boolean offeredInOk;
    private boolean heardOf;
    private boolean over;
    private boolean updateAllowed;
    private boolean outlives;
    private @Nullable Referral referral;

    Session(SipWire wire, Duration interval, Executor mailbox, @Nullable Hop hop) {
        this.wire = wire;
        this.mailbox = mailbox;
        this.hop = hop;
        this.negotiation = new Negotiation(wire);
        this.timer = new SessionTimer(wire, interval, mailbox, this::refresh, () -> failed("session expired"));
    }

    abstract void peerMedia(RemoteMedia media);

    abstract void peerKey(char key);

    abstract void peerHungUp();

    abstract void failed(String because);

    /** Whether the dialog was begun by an INVITE of ours, so that its Call-ID is ours (RFC 3261 section 14.1). */
    abstract boolean ownsCallId();

    /** The peer wants to give its call to this user or number; {@link #transferred} follows. Whoever may not is refused. */
    void peerRefers(String to) {
        transferred(false);
    }

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

    /** From now on requests go through this dialog. */
    final void established(Dialog established, Message fromPeer) {
        dialog = established;
        updateAllowed = SessionTimer.lists(fromPeer, "Allow", Request.UPDATE);
    }

    /** Ends the session for both sides, the peer with a BYE. */
    final void bye() {
        transferred(true); // whoever asked for a transfer is dismissed since it was made
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
            case Request.REFER -> refer(transaction, request);
            case Request.OPTIONS, Request.NOTIFY, Request.CANCEL, Request.PRACK ->
                wire.answer(transaction, Response.OK, request);
            default -> wire.answer(transaction, Response.METHOD_NOT_ALLOWED, request);
        }
    }

    private void ack(Request request) {
        if (over) {
            return;
        }
        if (offeredInOk) {
            offeredInOk = false;
            Optional<RemoteMedia> media = negotiation.accepted(request);
            boolean first = !heardOf;
            media.ifPresent(this::heardOf);
            acknowledged();
            negotiation.refused(); // after an ACK without an answer nothing is waited for any more
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
        Response notNow = negotiation.notNow(request);
        if (notNow != null) {
            wire.answer(transaction, notNow);
            return;
        }
        if (timer.tooShort(request)) {
            Response tooShort = wire.response(422, request);
            timer.addMinimum(tooShort);
            wire.answer(transaction, tooShort);
            return;
        }
        Response refusal = Negotiation.refusal(wire, request);
        if (refusal != null) {
            wire.answer(transaction, refusal);
            return;
        }
        Response ok = wire.response(Response.OK, request);
        ok.setHeader(wire.contact(transportOf(request)));
        wire.allow(ok);
        if (!answered(ok, request) && request.getMethod().equals(Request.INVITE)) {
            offer(ok);
        }
        timer.agreeAsServer(request, ok);
        wire.answer(transaction, ok);
    }

    /** Answers the offer that a request makes; false when it makes none that can be used. */
    private boolean answered(Response ok, Request request) {
        Optional<RemoteMedia> media = negotiation.answer(request, ok);
        media.ifPresent(this::heardOf);
        return media.isPresent();
    }

    private void offer(Response ok) {
        offeredInOk = true;
        negotiation.offer(ok, false);
    }

    private void info(@Nullable ServerTransaction transaction, Request request) {
        char key = KeyByInfo.of(request);
        if (key == KeyByInfo.UNKNOWN) {
            wire.answer(transaction, Response.UNSUPPORTED_MEDIA_TYPE, request);
            return;
        }
        wire.answer(transaction, Response.OK, request);
        if (key != KeyByInfo.NONE) {
            peerKey(key);
        }
    }

    private void refer(@Nullable ServerTransaction transaction, Request request) {
        Optional<String> to = Referral.target(request);
        Dialog within = dialog;
        if (Referral.destinations(request) != 1) {
            wire.answer(transaction, Response.BAD_REQUEST, request);
        } else if (to.isEmpty() || within == null || Referral.pending(referral) != null) {
            wire.answer(transaction, Response.DECLINE, request);
        } else {
            referral = new Referral(this, within, request);
            Response accepted = wire.response(Response.ACCEPTED, request);
            accepted.setHeader(wire.contact(transportOf(request)));
            wire.answer(transaction, accepted);
            referral.trying();
            peerRefers(to.get());
        }
    }

    /** What became of the transfer that the peer asked for; nothing when it asked for none. */
    final void transferred(boolean done) {
        Referral asked = referral;
        if (asked != null && !over) {
            asked.over(done);
        }
    }

    /** The offer of an INVITE outside a dialog, answered in this 200; false when there is nothing in common. */
    final boolean answerInto(Response ok, Request invite) {
        if (Negotiation.refusal(wire, invite) != null) {
            return false;
        }
        if (!answered(ok, invite)) {
            offer(ok);
        }
        return true;
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
                outlives = true;
                outlive(dialog);
                negotiation.repeat(request);
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
        if (method.equals(Request.INVITE)) {
            if (status < 300) {
                refreshed(response);
            } else {
                negotiation.refused();
            }
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
            case 491 -> wire.later(Negotiation.afterGlare(ownsCallId()), mailbox(), this::refresh);
            case 500, 503 ->
                Negotiation.retryAfter(response).ifPresent(delay -> wire.later(delay, mailbox(), this::refresh));
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
                negotiation.accepted(ok).ifPresent(this::peerMedia);
            }
        } catch (SipException gone) {
            LOG.debug("no ACK: {}", gone.toString());
        }
        negotiation.refused();
    }

    @Override
    public void unanswered(Transaction transaction) {
        String method = transaction.getRequest().getMethod();
        if (!over
                && transaction instanceof ClientTransaction
                && !Set.of(Request.BYE, Request.PRACK, Request.NOTIFY).contains(method)) {
            failed("no answer to " + method);
        }
    }

    static String transportOf(Request request) {
        return ((javax.sip.header.ViaHeader) request.getHeader(javax.sip.header.ViaHeader.NAME)).getTransport();
    }
}
