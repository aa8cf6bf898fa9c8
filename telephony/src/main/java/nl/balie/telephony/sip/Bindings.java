package nl.balie.telephony.sip;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import org.jspecify.annotations.Nullable;

/** Which user can be reached where (RFC 3261 section 10.3), and until when. */
final class Bindings {
    /** More devices than anybody has; a phone that changes its contact each time must not pile them up. */
    private static final int MOST_CONTACTS = 8;

    /**
     * @param device which of the user's phones it is
     * @param hop over which the device registered, or null when its own address says it
     */
    record Binding(String device, SipURI contact, @Nullable Hop hop, Instant registered, Instant expires) {}

    private final Clock clock;
    private final BiConsumer<String, Boolean> changed;
    private final Map<String, List<Binding>> users = new HashMap<>();

    /** @param changed told of a user's first contact (true) and of the loss of his last (false), in order */
    Bindings(Clock clock, BiConsumer<String, Boolean> changed) {
        this.clock = clock;
        this.changed = changed;
    }

    synchronized void put(String user, String device, SipURI contact, @Nullable Hop hop, Duration lifetime) {
        List<Binding> bindings = users.computeIfAbsent(user, _ -> new ArrayList<>());
        boolean first = bindings.isEmpty();
        bindings.removeIf(binding -> same(binding.contact(), contact));
        bindings.addFirst(new Binding(
                device, contact, hop, clock.instant(), clock.instant().plus(lifetime)));
        if (bindings.size() > MOST_CONTACTS) {
            bindings.removeLast();
        }
        if (first) {
            changed.accept(user, true);
        }
    }

    /** Removes one contact, or all with null. */
    synchronized void remove(String user, @Nullable SipURI contact) {
        List<Binding> bindings = users.get(user);
        if (bindings != null) {
            bindings.removeIf(binding -> contact == null || same(binding.contact(), contact));
            lostIfEmpty(user, bindings);
        }
    }

    /** Removes the contacts of all phones but these. */
    synchronized void keepOnly(String user, Set<String> devices) {
        List<Binding> bindings = users.get(user);
        if (bindings != null && bindings.removeIf(binding -> !devices.contains(binding.device()))) {
            lostIfEmpty(user, bindings);
        }
    }

    private static boolean same(SipURI one, SipURI other) {
        return one.equals(other) || one.toString().equals(other.toString());
    }

    private void lostIfEmpty(String user, List<Binding> bindings) {
        if (bindings.isEmpty()) {
            users.remove(user);
            changed.accept(user, false);
        }
    }

    /** Latest first. */
    synchronized List<Binding> of(String user) {
        return users.getOrDefault(user, List.of()).stream()
                .filter(binding -> clock.instant().isBefore(binding.expires()))
                .sorted(Comparator.comparing(Binding::registered).reversed())
                .toList();
    }

    synchronized void sweep() {
        for (String user : List.copyOf(users.keySet())) {
            List<Binding> bindings = users.getOrDefault(user, List.of());
            bindings.removeIf(binding -> !clock.instant().isBefore(binding.expires()));
            lostIfEmpty(user, bindings);
        }
    }

    synchronized Set<String> registered() {
        return new TreeSet<>(users.keySet());
    }
}
