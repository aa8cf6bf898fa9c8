package nl.balie.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transfer that the peer asked for by its own button (REFER, RFC 3515): it is told that we try, and once what became of it,
 * by NOTIFYs in the same dialog (sections 2.4.4 and 2.4.5).
 */
final class Referral {
    private static final Logger LOG = LoggerFactory.getLogger(Referral.class);
    /** For how long the peer may wait for news. */
    private static final int SECONDS = 60;

    private static final Pattern TARGET = Pattern.compile(
            "(?i)^.*?(?:<\\s*)?(sips?|tel):([^@<>;?\\s]{1,64})(@[^<>\\s]*?)?(\\?[^<>\\s]*)?\\s*(?:>.*)?$");

    private final Session session;
    private final Dialog dialog;
    private final String event;
    private boolean over;

    Referral(Session session, Dialog dialog, Request refer) {
        this.session = session;
        this.dialog = dialog;
        // which of several is told by the number of its REFER (section 2.4.6)
        this.event = "refer;id=" + ((CSeqHeader) refer.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    /** How many destinations are named: one is what there must be (section 2.4.1). */
    static int destinations(Request refer) {
        return SipWire.values(refer, "Refer-To").size();
    }

    /**
     * The user or number to which the peer transfers; empty for one that would take the place of a call of its own (Replaces,
     * RFC 3891), and for what is no user.
     */
    static Optional<String> target(Request refer) {
        List<String> named = SipWire.values(refer, "Refer-To");
        Matcher target = TARGET.matcher(named.isEmpty() ? "" : named.getFirst());
        if (!target.matches()
                || target.group(4) != null
                || target.group(3) == null && !target.group(1).equalsIgnoreCase("tel")) {
            return Optional.empty();
        }
        String user = target.group(2).replaceAll("(?i)%2b", "+").replaceAll("(?i)%23", "#");
        return user.matches("[+0-9A-Za-z._*#-]+") ? Optional.of(user) : Optional.empty();
    }

    void trying() {
        tell("SIP/2.0 100 Trying", "active;expires=" + SECONDS);
    }

    /** Only the first time. */
    void over(boolean transferred) {
        if (!over) {
            over = true;
            tell(transferred ? "SIP/2.0 200 OK" : "SIP/2.0 603 Declined", "terminated;reason=noresource");
        }
    }

    private void tell(String status, String state) {
        try {
            Request notify = dialog.createRequest(Request.NOTIFY);
            SipWire wire = session.wire;
            notify.setHeader(wire.contact(Session.transportOf(notify)));
            notify.setHeader(wire.header("Event", event));
            notify.setHeader(wire.header("Subscription-State", state));
            notify.setContent(
                    (status + "\r\n").getBytes(StandardCharsets.US_ASCII),
                    (javax.sip.header.ContentTypeHeader) wire.header("Content-Type", "message/sipfrag;version=2.0"));
            session.send(notify);
        } catch (SipException | ParseException gone) {
            LOG.debug("no NOTIFY: {}", gone.toString());
        }
    }

    @Nullable
    static Referral pending(@Nullable Referral referral) {
        return referral == null || referral.over ? null : referral;
    }
}
