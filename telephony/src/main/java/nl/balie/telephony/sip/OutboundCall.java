package nl.balie.telephony.sip;

import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings all devices of a user at once; the first that answers wins. */
final class OutboundCall implements PhoneLeg {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundCall.class);

    /** @param hop over which the device is reached, or null when its URI says it */
    record Target(SipURI uri, @Nullable Hop hop) {}

    /** Who the phone shows; a null number means that the caller is anonymous (RFC 3323). */
    record Shown(@Nullable String number, String name) {}

    private final SipWire wire;
    private final Listener listener;
    private final List<Branch> branches = new ArrayList<>();
    private @Nullable Branch winner;
    private boolean ended;
    private Reason worst = Reason.UNREACHABLE;
    private int worstStatus;

    private OutboundCall(SipWire wire, Listener listener) {
        this.wire = wire;
        this.listener = listener;
    }

    static OutboundCall start(
            SipWire wire,
            List<Target> targets,
            Shown shown,
            int rtpPort,
            Duration interval,
            Executor mailbox,
            Listener listener) {
        OutboundCall call = new OutboundCall(wire, listener);
        for (Target target : targets) {
            try {
                call.branches.add(
                        new Branch(wire, interval, mailbox, call, target.hop(), call.invite(target, shown), rtpPort));
            } catch (ParseException | SipException unusable) {
                LOG.debug("a contact cannot be dialled: {}", unusable.toString());
            }
        }
        if (call.branches.isEmpty()) {
            mailbox.execute(() -> call.refuse(Reason.UNREACHABLE, 480));
        }
        List.copyOf(call.branches).forEach(Branch::ring);
        return call;
    }

    private Request invite(Target target, Shown shown) throws ParseException, SipException {
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

    void refused(Branch branch, int status) {
        if (ended || winner != null) {
            return;
        }
        Reason reason = reason(status);
        if (worstStatus == 0 || rank(reason) > rank(worst)) {
            worst = reason;
            worstStatus = status;
        }
        if (status >= 600 || branches.stream().allMatch(Branch::done)) {
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

    void key(Branch branch, char key) {
        if (!ended && branch == winner) {
            listener.key(key);
        }
    }

    /**
     * DECLINED is who was asked and did not want to (603 and 607; RFC 3261 section 21.6.2, RFC 8197). All else says that nobody
     * could be asked, also a phone that is set to forward calls (3xx) or to leave its owner alone (480, section 21.4.18).
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
