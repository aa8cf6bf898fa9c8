package nl.balie.telephony.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Response;
import nl.balie.telephony.TelephonyPort;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a phone may send on who calls it, by a 3xx (RFC 3261 section 8.1.3.4): to users of ours with a phone, each once, and
 * only when the port allows it. Never outside, since nobody has judged that number.
 */
final class Forwarding {
    /** Of a call that nobody may send on. */
    static final Forwarding NOWHERE = new Forwarding(null, null, null, "", "");

    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final int MOST_CONTACTS = 5;

    private final @Nullable SipWire wire;
    private final @Nullable Bindings bindings;
    private final @Nullable TelephonyPort port;
    private final String realm;
    private final String user;
    private final Set<String> rung = new HashSet<>();
    private final List<String> waiting = new ArrayList<>();

    private record Contact(SipURI uri, float preference) {}

    /** @param user whose phones are rung first */
    Forwarding(
            @Nullable SipWire wire,
            @Nullable Bindings bindings,
            @Nullable TelephonyPort port,
            String realm,
            String user) {
        this.wire = wire;
        this.bindings = bindings;
        this.port = port;
        this.realm = realm;
        this.user = user;
        rung.add(user);
    }

    static List<OutboundCall.Target> targets(Bindings bindings, String user) {
        return bindings.of(user).stream()
                .map(binding -> new OutboundCall.Target(binding.contact(), binding.hop()))
                .toList();
    }

    /** Notes whom a phone names; they have their turn when all that ring have refused. False when there is nobody among them. */
    boolean named(Response redirection) {
        List<Contact> contacts = new ArrayList<>();
        for (Iterator<?> all = redirection.getHeaders(ContactHeader.NAME);
                all.hasNext() && contacts.size() < MOST_CONTACTS; ) {
            ContactHeader contact = (ContactHeader) all.next();
            if (contact.getAddress() != null && contact.getAddress().getURI() instanceof SipURI uri) {
                contacts.add(new Contact(uri, contact.getQValue() < 0 ? 1 : contact.getQValue()));
            }
        }
        contacts.sort(Comparator.comparing(Contact::preference).reversed());
        boolean somebody = false;
        for (Contact contact : contacts) {
            Optional<String> named = judged(contact.uri());
            named.ifPresent(waiting::add);
            somebody |= named.isPresent();
        }
        return somebody;
    }

    private Optional<String> judged(SipURI uri) {
        String to = uri.getUser();
        if (wire == null || bindings == null || port == null || to == null || !isHere(wire, uri)) {
            return Optional.empty();
        }
        boolean fresh = rung.size() <= MOST_CONTACTS && !rung.contains(to) && !waiting.contains(to);
        return fresh && !bindings.of(to).isEmpty() && allows(port, to) ? Optional.of(to) : Optional.empty();
    }

    private boolean allows(TelephonyPort asked, String to) {
        try {
            return asked.mayForward(user, to);
        } catch (RuntimeException unknown) {
            LOG.error("whether {} may send calls on to {} cannot be told", user, to, unknown);
            return false;
        }
    }

    private boolean isHere(SipWire ours, SipURI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean here = host.equals(ours.address.getHostAddress()) || host.equals(realm.toLowerCase(Locale.ROOT));
        return here && (uri.getPort() < 0 || uri.getPort() == ours.port);
    }

    /** Who is to be rung next; nobody when all have been. */
    List<OutboundCall.Target> next() {
        while (!waiting.isEmpty() && bindings != null) {
            String to = waiting.removeFirst();
            List<OutboundCall.Target> targets = rung.add(to) ? targets(bindings, to) : List.of();
            if (!targets.isEmpty()) {
                return targets;
            }
        }
        return List.of();
    }
}
