package nl.balie.telephony.sip;

import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.ClientTransaction;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.Transaction;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** One registration of a phone of ours, with digest (RFC 7616) when the registrar wants it. */
final class Registering implements Conversation {
    private static final int PATIENCE_SECONDS = 10;
    /** Best last; the words are those of RFC 7616 and of Java. */
    private static final List<String> ALGORITHMS = List.of("MD5", "SHA-256");

    private final SipWire wire;
    private final String user;
    private final String password;
    private final SipURI registrar;
    private final Request request;
    private final Executor mailbox;
    private final CompletableFuture<Integer> answered = new CompletableFuture<>();
    private boolean challenged;

    private Registering(
            SipWire wire, InetSocketAddress server, String user, String password, int seconds, Executor mailbox)
            throws ParseException, SipException {
        this.wire = wire;
        this.user = user;
        this.password = password;
        this.mailbox = mailbox;
        String host = server.getHostString() + ":" + server.getPort();
        registrar = wire.uri("sip:" + host);
        Address self = wire.address(null, wire.uri("sip:" + user + "@" + host));
        request = wire.request(Request.REGISTER, registrar, null, self, self);
        request.setHeader(wire.header("Expires", Integer.toString(seconds)));
    }

    /** The status of the final answer; 408 when none came. */
    static CompletableFuture<Integer> start(
            SipWire wire, InetSocketAddress server, String user, String password, int seconds, Executor mailbox) {
        try {
            Registering registering = new Registering(wire, server, user, password, seconds, mailbox);
            registering.send(registering.request);
            return registering.answered.completeOnTimeout(Response.REQUEST_TIMEOUT, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ParseException | SipException unusable) {
            return CompletableFuture.failedFuture(unusable);
        }
    }

    private void send(Request register) throws SipException {
        ClientTransaction transaction = wire.transactionFor(register);
        transaction.setApplicationData(this);
        transaction.sendRequest();
    }

    @Override
    public Executor mailbox() {
        return mailbox;
    }

    @Override
    public void request(RequestEvent event) {
        wire.answer(event.getServerTransaction(), Response.METHOD_NOT_ALLOWED, event.getRequest());
    }

    @Override
    public void response(ResponseEvent event) {
        int status = event.getResponse().getStatusCode();
        if (status == Response.UNAUTHORIZED && !challenged) {
            challenged = true;
            SipWire.values(event.getResponse(), "WWW-Authenticate").stream()
                    .filter(offered -> ALGORITHMS.contains(algorithm(offered)))
                    .max(Comparator.comparing(offered -> ALGORITHMS.indexOf(algorithm(offered))))
                    .ifPresentOrElse(this::again, () -> answered.complete(status));
        } else if (status >= 200) {
            answered.complete(status);
        }
    }

    private void again(String challenge) {
        try {
            Request next = (Request) request.clone();
            next.removeHeader("Via");
            next.addHeader(wire.via("udp"));
            ((CSeqHeader) next.getHeader(CSeqHeader.NAME)).setSeqNumber(2);
            next.setHeader(wire.header("Authorization", credentials(challenge)));
            send(next);
        } catch (SipException | javax.sip.InvalidArgumentException unusable) {
            answered.completeExceptionally(unusable);
        }
    }

    private String credentials(String challenge) {
        String realm = parameter(challenge, "realm");
        String nonce = parameter(challenge, "nonce");
        String cnonce = SipWire.tag();
        String algorithm = algorithm(challenge);
        String a1 = Digest.hash(algorithm, user + ":" + realm + ":" + password);
        String a2 = Digest.hash(algorithm, "REGISTER:" + registrar);
        String response = Digest.hash(algorithm, String.join(":", a1, nonce, "00000001", cnonce, "auth", a2));
        return ("Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", "
                        + "algorithm=%s, qop=auth, nc=00000001, cnonce=\"%s\"")
                .formatted(user, realm, nonce, registrar, response, algorithm, cnonce);
    }

    private static String algorithm(String challenge) {
        String named = parameter(challenge, "algorithm");
        return named == null ? "MD5" : named.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String parameter(String challenge, String name) {
        Matcher matcher =
                Pattern.compile("(?i)\\b" + name + "\\s*=\\s*\"?([^\",\\s]*)").matcher(challenge);
        return matcher.find() ? matcher.group(1) : null;
    }

    @Override
    public void unanswered(Transaction transaction) {
        answered.complete(Response.REQUEST_TIMEOUT);
    }
}
