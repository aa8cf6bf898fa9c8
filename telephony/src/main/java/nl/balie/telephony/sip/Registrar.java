package nl.balie.telephony.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javax.sip.ServerTransaction;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.HeaderAddress;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import nl.balie.telephony.TelephonyPort;
import nl.balie.telephony.TelephonyPort.DigestSecret;
import nl.balie.telephony.TelephonySettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the registrations of phones, and knows whether a call is one of theirs. */
final class Registrar {
    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    /** Phones that register more often only make noise; those that register less often are found dead too late. */
    private static final int SHORTEST = 60;

    private static final int LONGEST = 3600;
    private static final int USUAL = 300;

    /** What a request's credentials are worth. */
    private sealed interface Judgement {
        record Proven(String user, String device) implements Judgement {}

        record Refused(Response answer) implements Judgement {}
    }

    private final SipWire wire;
    private final TelephonyPort port;
    private final Clock clock;
    private final Digest digest;
    private final Throttle throttle;
    private final Bindings bindings;

    Registrar(SipWire wire, TelephonyPort port, TelephonySettings settings, Clock clock) {
        this.wire = wire;
        this.port = port;
        this.clock = clock;
        this.digest = new Digest(settings.realm(), clock);
        this.throttle = new Throttle(clock);
        Executor teller = new Mailbox("registrations");
        this.bindings = new Bindings(
                clock, (user, registered) -> teller.execute(() -> port.registrationChanged(user, registered)));
    }

    Bindings bindings() {
        return bindings;
    }

    void sweep() {
        try {
            bindings.sweep();
            digest.sweep();
        } catch (RuntimeException problem) {
            LOG.error("the registrations could not be swept", problem);
        }
    }

    /** May block (the port is asked for the secrets). */
    void register(ServerTransaction transaction, Request request) {
        try {
            wire.answer(transaction, answerTo(request));
        } catch (RuntimeException problem) {
            LOG.error("a registration failed", problem);
            wire.answer(transaction, Response.SERVER_INTERNAL_ERROR, request);
        }
    }

    private Response answerTo(Request request) {
        String user = user(request, ToHeader.NAME);
        return switch (judge(user, request)) {
            case Judgement.Refused(Response answer) -> answer;
            case Judgement.Proven(String name, String device) -> bind(name, device, request);
        };
    }

    /** The user who says that he calls, when he has a registered phone; null otherwise. Does not block. */
    @Nullable
    String registeredCaller(Request invite) {
        String user = user(invite, FromHeader.NAME);
        return user == null || bindings.of(user).isEmpty() ? null : user;
    }

    /**
     * What a request is answered whose sender has not proved that he is this user; null when he has (RFC 3261 section 22).
     * May block.
     */
    @Nullable
    Response refusal(@Nullable String user, Request request) {
        return judge(user, request) instanceof Judgement.Refused(Response answer) ? answer : null;
    }

    private Judgement judge(@Nullable String user, Request request) {
        String source = ((SIPMessage) request).getPeerPacketSourceAddress().getHostAddress();
        AuthorizationHeader given = ours(request);
        String account = user == null ? "" : user;
        if (given != null && !throttle.mayTry(account, source)) {
            return new Judgement.Refused(later(request));
        }
        List<DigestSecret> secrets = port.digestSecrets(account);
        if (given == null) {
            return refused(request, source, secrets, false);
        }
        if (!digest.asked(given, source)) {
            // whoever may have forged the address has failed at nothing
            return refused(request, source, secrets, true);
        }
        for (DigestSecret secret : account.equals(given.getUsername()) ? secrets : List.<DigestSecret>of()) {
            Digest.Verdict verdict = digest.verdict(given, request, secret);
            if (verdict == Digest.Verdict.RIGHT) {
                throttle.succeeded(account, source);
                port.phoneProven(account, secret.device(), source);
                return new Judgement.Proven(account, secret.device());
            }
            if (verdict == Digest.Verdict.STALE) {
                return refused(request, source, secrets, true);
            }
            if (verdict == Digest.Verdict.ELSEWHERE) {
                return new Judgement.Refused(wire.response(Response.BAD_REQUEST, request));
            }
        }
        failed(account, source);
        return refused(request, source, secrets, false);
    }

    private void failed(String account, String source) {
        LOG.info("wrong credentials from {}", source);
        boolean before = throttle.slows(account);
        throttle.failed(account, source);
        if (!before) {
            port.phoneRefused(account, source, throttle.slows(account));
        }
    }

    private Judgement refused(Request request, String source, List<DigestSecret> secrets, boolean stale) {
        return new Judgement.Refused(challenge(request, source, secrets, stale));
    }

    /** RFC 3261 section 21.5.4; a phone that gets 403 might never try again. */
    private Response later(Request request) {
        Response response = wire.response(Response.SERVICE_UNAVAILABLE, request);
        response.addHeader(wire.header("Retry-After", Long.toString(throttle.seconds())));
        return response;
    }

    /** May block (the port is asked for the secrets). */
    void checkPhones(String user) {
        bindings.keepOnly(
                user,
                port.digestSecrets(user).stream().map(DigestSecret::device).collect(Collectors.toSet()));
    }

    private static @Nullable String user(Request request, String header) {
        return request.getHeader(header) instanceof HeaderAddress address
                        && address.getAddress().getURI() instanceof SipURI uri
                ? uri.getUser()
                : null;
    }

    private static @Nullable AuthorizationHeader ours(Request request) {
        return request.getHeader(AuthorizationHeader.NAME) instanceof AuthorizationHeader header
                        && "digest".equalsIgnoreCase(header.getScheme())
                ? header
                : null;
    }

    private Response challenge(Request request, String source, List<DigestSecret> secrets, boolean stale) {
        Response response = wire.response(Response.UNAUTHORIZED, request);
        for (String challenge : digest.challenges(secrets, source, stale)) {
            response.addHeader(wire.header("WWW-Authenticate", challenge));
        }
        return response;
    }

    private Response bind(String user, String device, Request request) {
        List<ContactHeader> contacts = contacts(request);
        ExpiresHeader general = (ExpiresHeader) request.getHeader(ExpiresHeader.NAME);
        int usual = general == null ? USUAL : general.getExpires();
        boolean all = contacts.stream().anyMatch(contact -> contact.isWildCard());
        if (all && (contacts.size() != 1 || usual != 0)) {
            return wire.response(Response.BAD_REQUEST, request);
        }
        if (all) {
            bindings.remove(user, null);
            return current(user, request);
        }
        for (ContactHeader contact : contacts) {
            int seconds = seconds(contact, usual);
            if (seconds > 0 && seconds < SHORTEST) {
                Response brief = wire.response(Response.INTERVAL_TOO_BRIEF, request);
                brief.addHeader(wire.header("Min-Expires", Integer.toString(SHORTEST)));
                return brief;
            }
            if (!(contact.getAddress().getURI() instanceof SipURI)) {
                return wire.response(Response.BAD_REQUEST, request);
            }
        }
        for (ContactHeader contact : contacts) {
            SipURI uri = (SipURI) contact.getAddress().getURI();
            int seconds = Math.min(seconds(contact, usual), LONGEST);
            if (seconds <= 0) {
                bindings.remove(user, uri);
            } else {
                bindings.put(user, device, uri, hop(request, uri), Duration.ofSeconds(seconds));
            }
        }
        return current(user, request);
    }

    private static List<ContactHeader> contacts(Request request) {
        List<ContactHeader> contacts = new ArrayList<>();
        for (Iterator<?> all = request.getHeaders(ContactHeader.NAME); all.hasNext(); ) {
            if (all.next() instanceof ContactHeader contact) {
                contacts.add(contact);
            }
        }
        return contacts;
    }

    private static int seconds(ContactHeader contact, int usual) {
        int own = contact.getExpires();
        return contact.getParameter("expires") == null || own < 0 ? usual : own;
    }

    /** Back the way it came: over its connection with TCP, to its mapped address with rport (RFC 3581). */
    private static @Nullable Hop hop(Request request, SipURI contact) {
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        SIPMessage message = (SIPMessage) request;
        InetAddress source = message.getPeerPacketSourceAddress();
        String transport = via.getTransport();
        boolean behindNat = !source.getHostAddress().equals(contact.getHost()) || via.getParameter("rport") != null;
        boolean udp = transport.equalsIgnoreCase("udp");
        return udp && !behindNat
                ? null
                : new HopImpl(source.getHostAddress(), message.getPeerPacketSourcePort(), transport);
    }

    private Response current(String user, Request request) {
        Response ok = wire.response(Response.OK, request);
        Instant now = clock.instant();
        for (Bindings.Binding binding : bindings.of(user)) {
            long left = Duration.between(now, binding.expires()).plusMillis(999).toSeconds();
            ok.addHeader(wire.header("Contact", "<" + binding.contact() + ">;expires=" + left));
        }
        ok.addHeader(wire.header(
                "Date",
                java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(java.time.ZoneOffset.UTC))));
        return ok;
    }
}
