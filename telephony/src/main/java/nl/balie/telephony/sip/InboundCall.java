package nl.balie.telephony.sip;

import gov.nist.javax.sip.stack.SIPServerTransaction;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import javax.sip.Dialog;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that came in, from its INVITE on. */
final class InboundCall extends Session implements CallerLeg {
    private static final Logger LOG = LoggerFactory.getLogger(InboundCall.class);

    private final ServerTransaction invite;
    private @Nullable Listener listener;
    private @Nullable String tag;
    private boolean answered;
    private boolean confirmed;
    private boolean neverConfirmed;
    private boolean goodbyeAfterAck;
    private @Nullable Future<?> confirmation;

    InboundCall(SipWire wire, Duration interval, Executor mailbox, ServerTransaction invite) {
        super(wire, interval, mailbox, null);
        this.invite = invite;
    }

    void listener(Listener told) {
        listener = told;
    }

    private Listener listener() {
        return java.util.Objects.requireNonNull(listener);
    }

    /**
     * Says that somebody is being called; the caller's dialog begins here. Reliably when the caller requires it (RFC 3262
     * section 3): the stack repeats it until the PRACK comes.
     */
    void ring() {
        if (over() || answered) {
            return;
        }
        Request request = invite.getRequest();
        Dialog early = invite.getDialog();
        boolean reliably = SessionTimer.lists(request, "Require", "100rel") && early != null;
        try {
            Response ringing = wire.response(Response.RINGING, request);
            tag = ((ToHeader) ringing.getHeader(ToHeader.NAME)).getTag();
            if (reliably) {
                ringing = early.createReliableProvisionalResponse(Response.RINGING);
                ((ToHeader) ringing.getHeader(ToHeader.NAME)).setTag(tag);
            }
            ringing.setHeader(wire.contact(transportOf(request)));
            if (reliably) {
                wire.allow(ringing);
                early.sendReliableProvisionalResponse(ringing);
            } else {
                wire.answer(invite, ringing);
            }
        } catch (SipException | javax.sip.InvalidArgumentException | ParseException gone) {
            LOG.debug("no ringing: {}", gone.toString());
        }
    }

    /** With the tag that the ringing had: it is one dialog (RFC 3261 section 12.1.1). */
    private Response response(int status) {
        Response response = wire.response(status, invite.getRequest());
        if (tag != null) {
            try {
                ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(tag);
            } catch (ParseException ours) {
                throw new IllegalStateException("cannot write our tag", ours);
            }
        }
        return response;
    }

    @Override
    public boolean answer(int rtpPort) {
        Request request = invite.getRequest();
        if (over()) {
            return false;
        }
        Response ok = response(Response.OK);
        ok.setHeader(wire.contact(transportOf(request)));
        wire.allow(ok);
        negotiation.describe(rtpPort);
        if (!answerInto(ok, request)) {
            refuse(Response.NOT_ACCEPTABLE_HERE);
            return false;
        }
        answered = true;
        established(invite.getDialog(), request);
        timer.agreeAsServer(request, ok);
        confirmation = wire.later(wire.patience.confirmation(), mailbox(), this::neverConfirmed);
        wire.answer(invite, ok);
        return true;
    }

    private void neverConfirmed() {
        if (confirmed) {
            return;
        }
        neverConfirmed = true;
        if (goodbyeAfterAck) {
            bye();
        } else {
            failed("no ACK");
        }
    }

    @Override
    public void refuse(int sipStatus) {
        if (!answered && finish()) {
            Response response = response(sipStatus);
            if (sipStatus == Response.SERVICE_UNAVAILABLE) {
                response.addHeader(wire.header("Retry-After", "5"));
            }
            wire.answer(invite, response);
        }
    }

    @Override
    public void hangUp() {
        if (!answered) {
            refuse(Response.TEMPORARILY_UNAVAILABLE);
        } else if (confirmed || neverConfirmed) {
            bye();
        } else {
            goodbyeAfterAck = true;
        }
    }

    @Override
    void acknowledged() {
        if (confirmed) {
            return; // ACKs are repeated when a 200 was
        }
        confirmed = true;
        if (confirmation != null) {
            confirmation.cancel(false);
        }
        if (goodbyeAfterAck) {
            bye();
        } else {
            listener().confirmed();
        }
    }

    @Override
    public void request(RequestEvent event) {
        Request request = event.getRequest();
        if (request.getMethod().equals(Request.CANCEL)) {
            cancelled(event);
        } else {
            super.request(event);
        }
    }

    private void cancelled(RequestEvent event) {
        wire.answer(event.getServerTransaction(), Response.OK, event.getRequest());
        if (!answered && finish()) {
            wire.answer(invite, response(Response.REQUEST_TERMINATED));
            listener().cancelled();
        }
    }

    /** The INVITE that a CANCEL is about. */
    static @Nullable Dialog dialogOf(ServerTransaction cancel) {
        SIPServerTransaction cancelled = ((SIPServerTransaction) cancel).getCanceledInviteTransaction();
        return cancelled == null ? null : cancelled.getDialog();
    }

    @Override
    boolean ownsCallId() {
        return false;
    }

    @Override
    void peerMedia(RemoteMedia media) {
        listener().media(media);
    }

    @Override
    void peerKey(char key) {
        listener().key(key);
    }

    @Override
    void peerHungUp() {
        listener().hungUp();
    }

    @Override
    void failed(String because) {
        if (!over()) {
            listener().failed(because);
        }
    }
}
