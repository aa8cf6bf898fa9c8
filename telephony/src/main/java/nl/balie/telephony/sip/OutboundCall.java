package nl.balie.telephony.sip;

import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings all devices of a user at once, and those of whom these name instead; the first that answers wins. */
final class OutboundCall implements PhoneLeg {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundCall.class);

    /** @param hop over which the device is reached, or null when its URI says it */
    record Target(SipURI uri, @Nullable Hop hop) {}

    /** Who the phone shows; a null number means that the caller is anonymous (RFC 3323). */
    record Shown(@Nullable String number, String name) {}

    private final SipWire wire;
    private final Forwarding forwarding;
    private final Shown shown;
    private final int rtpPort;
    private final Duration interval;
    private final Executor mailbox;
    private final Listener listener;
    private final List<Branch> branches = new ArrayList<>();
    private @Nullable Branch winner;
    private boolean ended;
    private Reason worst = Reason.UNREACHABLE;
    private int worstStatus;

    private OutboundCall(
            SipWire wire,
            Forwarding forwarding,
            Shown shown,
            int rtpPort,
            Duration interval,
            Executor mailbox,
            Listener listener) {
        this.wire = wire;
        this.forwarding = forwarding;
        this.shown = shown;
        this.rtpPort = rtpPort;
        this.interval = interval;
        this.mailbox = mailbox;
        this.listener = listener;
    }

    static OutboundCall start(
            SipWire wire,
            List<Target> targets,
            Forwarding forwarding,
            Shown shown,
            int rtpPort,
            Duration interval,
            Executor mailbox,
            Listener listener) {
        OutboundCall call = new OutboundCall(wire, forwarding, shown, rtpPort, interval, mailbox, listener);
        if (!call.ring(targets)) {
            mailbox.execute(() -> call.refuse(Reason.UNREACHABLE, 480));
        }
        return call;
    }

    /** False when none of them can be rung. */
    private boolean ring(List<Target> targets) {
        List<Branch> fresh = new ArrayList<>();
        for (Target target : targets) {
            try {
                fresh.add(new Branch(wire, interval, mailbox, this, target.hop(), invite(target), rtpPort));
            } catch (ParseException | SipException unusable) {
                LOG.debug("a contact cannot be dialled: {}", unusable.toString());
            }
        }
        branches.addAll(fresh);
        fresh.forEach(Branch::ring);
        return !fresh.isEmpty();
    }

    private Request invite(Target target) throws ParseException, SipException {
        String ours = wire.address.getHostAddress() + ":" + wire.port;
        String number = shown.number();
        String user = number == null ? "anonymous" : number.replaceAll("[^+0-9A-Za-z._*#-]", "");
        String host = number == null ? "anonymous.invalid" : ours;
        String name = shown.name().replaceAll("[\\p{Cntrl}\"\\\\]", " ");
        SipURI from = wire.uri("sip:" + (user.isEmpty() ? "unknown" : user.replace("#", "%23")) + "@" + host);
        Request request = wire.invite(target.uri(), target.hop(), wire.address(name, from));
        if (number == null) {
            request.setHeader(wire.header("Privacy", "id"));
        } else {
            request.setHeader(wire.header("P-Asserted-Identity", "\"" + name + "\" <" + from + ">"));
        }
        return request;
    }

    @Override
    public void end() {
        ended = true;
        branches.forEach(Branch::end);
    }

    @Override
    public void askToPickUp(long operation) {
        branches.stream()
                .filter(Branch::ringing)
                .findFirst()
                .ifPresentOrElse(
                        branch -> branch.askToPickUp(operation), () -> listener.pickUpAnswered(operation, 408));
    }

    /** Of several devices none is heard before one of them answers: they would all speak at once. */
    void sounds(RemoteMedia media) {
        if (!ended && winner == null && branches.size() == 1) {
            listener.sounds(media);
        }
    }

    boolean wideBand() {
        return listener.wideBand();
    }

    void rang() {
        if (!ended && winner == null) {
            listener.rang();
        }
    }

    /** Whether this branch is the one; all others stop ringing. */
    boolean won(Branch branch, RemoteMedia media) {
        if (ended || winner != null) {
            return false;
        }
        winner = branch;
        branches.stream().filter(other -> other != branch).forEach(Branch::end);
        listener.answered(media);
        return true;
    }

    /** The phone names others; with nobody among them whom it may name it is as good as busy: its owner is not to be had. */
    void redirected(Response redirection) {
        boolean names = redirection.getHeader(ContactHeader.NAME) != null;
        boolean somebody = !ended && winner == null && forwarding.named(redirection);
        refused(redirection.getStatusCode(), names && !somebody ? Reason.BUSY : Reason.UNREACHABLE);
    }

    void refused(int status) {
        refused(status, reason(status));
    }

    private void refused(int status, Reason reason) {
        if (ended || winner != null) {
            return;
        }
        if (worstStatus == 0 || rank(reason) > rank(worst)) {
            worst = reason;
            worstStatus = status;
        }
        boolean all = branches.stream().allMatch(Branch::done);
        if (status >= 600 || all && !ring(forwarding.next())) {
            refuse(worst, worstStatus);
        }
    }

    private void refuse(Reason reason, int status) {
        if (!ended) {
            end();
            listener.refused(reason, status);
        }
    }

    void pickUpAnswered(long operation, int status) {
        listener.pickUpAnswered(operation, status);
    }

    void hungUp(Branch branch) {
        if (!ended && branch == winner) {
            ended = true;
            listener.hungUp();
        }
    }

    void media(Branch branch, RemoteMedia media) {
        if (!ended && branch == winner) {
            listener.media(media);
        }
    }

    @Override
    public void transferAnswered(boolean done) {
        if (winner != null) {
            winner.transferred(done);
        }
    }

    void refers(Branch branch, String to) {
        if (!ended && branch == winner) {
            listener.transferAsked(to);
        }
    }

    void key(Branch branch, char key) {
        if (!ended && branch == winner) {
            listener.key(key);
        }
    }

    /**
     * DECLINED is who was asked and did not want to (603 and 607; RFC 3261 section 21.6.2, RFC 8197). All else says that nobody
     * could be asked, also a phone that is set to leave its owner alone (480, section 21.4.18).
     */
    static Reason reason(int status) {
        return switch (status) {
            case 486, 600 -> Reason.BUSY;
            case 603, 607 -> Reason.DECLINED;
            default -> Reason.UNREACHABLE;
        };
    }

    private static int rank(Reason reason) {
        return switch (reason) {
            case DECLINED -> 3;
            case BUSY -> 2;
            case NO_ANSWER, WITHDRAWN -> 1;
            case UNREACHABLE -> 0;
        };
    }
}
