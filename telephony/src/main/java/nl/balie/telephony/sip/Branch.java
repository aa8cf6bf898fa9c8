package nl.balie.telephony.sip;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogState;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.Transaction;
import javax.sip.TransactionState;
import javax.sip.address.Hop;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.RSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One device that is rung. */
final class Branch extends Session {
    private static final Logger LOG = LoggerFactory.getLogger(Branch.class);

    private final OutboundCall call;
    private final String callId;
    private final Set<Dialog> dismissed = new HashSet<>();
    private final Map<Transaction, Long> pickUps = new HashMap<>();
    private final Map<Dialog, Integer> confirmed = new HashMap<>();
    private Request invite;
    private @Nullable RemoteMedia earlyMedia;
    private @Nullable ClientTransaction inviting;
    private @Nullable Dialog answered;
    private @Nullable Future<?> firstResponse;
    private boolean heard;
    private boolean ringing;
    private boolean done;
    private boolean endWanted;
    private boolean lengthened;

    Branch(
            SipWire wire,
            Duration interval,
            Executor mailbox,
            OutboundCall call,
            @Nullable Hop hop,
            Request invite,
            int rtpPort) {
        super(wire, interval, mailbox, hop);
        this.call = call;
        this.invite = invite;
        this.callId = ((CallIdHeader) invite.getHeader(CallIdHeader.NAME)).getCallId();
        negotiation.describe(rtpPort);
        negotiation.offer(invite, call.wideBand());
        timer.propose(invite, false);
    }

    boolean done() {
        return done;
    }

    boolean ringing() {
        return ringing && !done && !endWanted && answered == null;
    }

    /** Sends the INVITE from a thread of its own: opening a connection may take long and the call goes on meanwhile. */
    void ring() {
        try {
            ClientTransaction transaction = wire.transactionFor(invite);
            inviting = transaction;
            wire.invited(callId, this);
            SipWire.mark(transaction, transaction.getDialog(), this);
            firstResponse = wire.later(wire.patience.firstResponse(), mailbox(), this::silent);
            Thread.ofVirtual().start(() -> sendInvite(transaction));
        } catch (SipException unreachable) {
            LOG.debug("no INVITE: {}", unreachable.toString());
            mailbox().execute(() -> failedWith(503));
        }
    }

    private void sendInvite(ClientTransaction transaction) {
        try {
            transaction.sendRequest();
        } catch (SipException unreachable) {
            LOG.debug("no INVITE: {}", unreachable.toString());
            mailbox().execute(() -> failedWith(503));
        }
    }

    private void silent() {
        if (!heard && !done) {
            terminate();
            failedWith(408);
        }
    }

    private void failedWith(int status) {
        over(() -> call.refused(status));
    }

    private void over(Runnable told) {
        if (!done) {
            done = true;
            finish();
            cancelFirstResponse();
            told.run();
        }
    }

    private void cancelFirstResponse() {
        if (firstResponse != null) {
            firstResponse.cancel(false);
        }
    }

    private void terminate() {
        try {
            if (inviting != null && inviting.getState() != TransactionState.TERMINATED) {
                inviting.terminate();
            }
        } catch (javax.sip.ObjectInUseException inUse) {
            LOG.debug("transaction stays: {}", inUse.toString());
        }
    }

    /** CANCEL may go out only after a provisional response (RFC 3261 section 9.1): until then it is remembered. */
    void end() {
        if (answered != null) {
            bye();
        } else if (!done && !endWanted) {
            endWanted = true;
            if (heard) {
                cancel();
            }
        }
    }

    private void cancel() {
        try {
            if (inviting != null) {
                ClientTransaction cancelling = wire.transactionFor(inviting.createCancel());
                cancelling.sendRequest();
            }
        } catch (SipException answeredMeanwhile) {
            LOG.debug("no CANCEL: {}", answeredMeanwhile.toString());
        }
    }

    void askToPickUp(long operation) {
        Dialog early = inviting == null ? null : inviting.getDialog();
        if (early == null || early.getState() != DialogState.EARLY) {
            call.pickUpAnswered(operation, 408);
            return;
        }
        try {
            Request notify = early.createRequest(Request.NOTIFY);
            notify.setHeader(wire.contact(transportOf(notify)));
            notify.setHeader(wire.header("Event", "talk"));
            notify.setHeader(wire.header("Subscription-State", "active"));
            wire.toward(notify, hop());
            ClientTransaction transaction = wire.transactionFor(notify);
            transaction.setApplicationData(this);
            pickUps.put(transaction, operation);
            wire.later(wire.patience.pickUp(), mailbox(), () -> pickUpAnswered(transaction, 408));
            early.sendRequest(transaction);
        } catch (SipException notPossible) {
            LOG.debug("no NOTIFY: {}", notPossible.toString());
            pickUps.values().remove(operation);
            call.pickUpAnswered(operation, 408);
        }
    }

    private void pickUpAnswered(Transaction transaction, int status) {
        Long operation = pickUps.remove(transaction);
        if (operation != null) {
            call.pickUpAnswered(operation, status);
        }
    }

    @Override
    public void response(ResponseEvent event) {
        Response response = event.getResponse();
        CSeqHeader sequence = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        boolean first = sequence.getMethod().equals(Request.INVITE)
                && sequence.getSeqNumber() == ((CSeqHeader) invite.getHeader(CSeqHeader.NAME)).getSeqNumber();
        if (first) {
            inviteAnswered(event.getDialog(), response);
        } else if (sequence.getMethod().equals(Request.NOTIFY)) {
            if (response.getStatusCode() >= 200 && event.getClientTransaction() != null) {
                pickUpAnswered(event.getClientTransaction(), response.getStatusCode());
            }
        } else {
            super.response(event);
        }
    }

    private void inviteAnswered(@Nullable Dialog dialog, Response response) {
        int status = response.getStatusCode();
        heard = true;
        cancelFirstResponse();
        if (status < 200) {
            provisional(dialog, response);
        } else if (status < 300) {
            accepted(dialog, response);
        } else if (status == 422 && !endWanted && !lengthened && timer.lengthen(response)) {
            lengthened = true;
            again();
        } else if (status < 400) {
            over(() -> call.redirected(response));
        } else {
            failedWith(status);
        }
    }

    private void provisional(@Nullable Dialog early, Response response) {
        confirmReliable(early, response);
        if (endWanted) {
            cancel();
        } else if (response.getStatusCode() > 100 && !ringing) {
            ringing = true;
            call.rang();
        }
        if (answered == null && !endWanted) {
            negotiation.accepted(response).ifPresent(media -> {
                earlyMedia = media;
                call.sounds(media);
            });
        }
    }

    /**
     * A response that is to be confirmed gets its PRACK, each number once and none before its turn (RFC 3262 section 4): what
     * is repeated has been confirmed already.
     */
    private void confirmReliable(@Nullable Dialog early, Response response) {
        RSeqHeader number = (RSeqHeader) response.getHeader(RSeqHeader.NAME);
        if (early == null || number == null || !SessionTimer.lists(response, "Require", "100rel")) {
            return;
        }
        Integer before = confirmed.get(early);
        if (before != null && number.getSequenceNumber() != before + 1) {
            return;
        }
        confirmed.put(early, number.getSequenceNumber());
        try {
            Request prack = early.createPrack(response);
            wire.toward(prack, hop());
            ClientTransaction transaction = wire.transactionFor(prack);
            transaction.setApplicationData(this);
            early.sendRequest(transaction);
        } catch (SipException gone) {
            LOG.debug("no PRACK: {}", gone.toString());
        }
    }

    /** The phone wants a longer session interval: the same INVITE with the next number (RFC 4028 section 7.3). */
    private void again() {
        try {
            Request next = (Request) invite.clone();
            next.removeHeader("Via");
            next.addHeader(wire.via(transportOf(invite)));
            CSeqHeader sequence = (CSeqHeader) next.getHeader(CSeqHeader.NAME);
            sequence.setSeqNumber(sequence.getSeqNumber() + 1);
            wire.toward(next, hop());
            timer.propose(next, false);
            invite = next;
            heard = false;
            ring();
        } catch (javax.sip.InvalidArgumentException ours) {
            throw new IllegalStateException("cannot repeat the INVITE", ours);
        }
    }

    private void accepted(@Nullable Dialog dialog, Response ok) {
        if (dialog == null) {
            LOG.debug("a 200 without dialog");
            failedWith(500);
            return;
        }
        try {
            outlive(dialog);
            confirm(dialog, ok);
        } catch (SipException gone) {
            LOG.debug("no ACK: {}", gone.toString());
        }
        if (answered == dialog) {
            return; // repeated
        }
        if (answered != null || done) {
            goodbye(dialog); // a second device behind the same contact, or one that answers after we gave it up
            return;
        }
        answered = dialog;
        dialog.setApplicationData(this);
        established(dialog, ok);
        Optional<RemoteMedia> media =
                negotiation.accepted(ok).or(() -> Optional.ofNullable(earlyMedia)); // answered in a 183 already
        done = true;
        if (media.isEmpty() || endWanted) {
            bye();
            call.refused(Response.NOT_ACCEPTABLE_HERE);
        } else if (call.won(this, media.get())) {
            timer.agreeAsClient(ok);
        } else {
            bye();
        }
    }

    private void goodbye(Dialog dialog) {
        if (!dismissed.add(dialog)) {
            return; // repeated
        }
        forgetLater(dialog);
        try {
            Request bye = dialog.createRequest(Request.BYE);
            wire.toward(bye, hop());
            dialog.sendRequest(wire.transactionFor(bye));
        } catch (SipException gone) {
            LOG.debug("no BYE: {}", gone.toString());
        }
    }

    @Override
    void ended() {
        if (answered != null) {
            forgetLater(answered);
        }
        wire.later(wire.patience.confirmation(), mailbox(), () -> wire.forgetInvite(callId));
    }

    @Override
    public void unanswered(Transaction transaction) {
        if (pickUps.containsKey(transaction)) {
            pickUpAnswered(transaction, 408);
        } else if (transaction == inviting) {
            if (answered == null) {
                failedWith(408);
            }
        } else {
            super.unanswered(transaction);
        }
    }

    @Override
    boolean ownsCallId() {
        return true;
    }

    @Override
    void peerMedia(RemoteMedia media) {
        if (answered == null) {
            earlyMedia = media; // an UPDATE while it rings (RFC 3311 section 5.2)
        }
        call.media(this, media);
    }

    @Override
    void peerKey(char key) {
        call.key(this, key);
    }

    @Override
    void peerRefers(String to) {
        call.refers(this, to);
    }

    @Override
    void peerHungUp() {
        done = true;
        call.hungUp(this);
    }

    @Override
    void failed(String because) {
        LOG.debug("phone lost: {}", because);
        bye();
        call.hungUp(this);
    }
}
