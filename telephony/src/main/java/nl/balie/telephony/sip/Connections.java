package nl.balie.telephony.sip;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which TCP connections that others opened may stay: they are cheap to open and must not use up our files. One over which
 * nothing whole came yet has to hurry; one that registered a phone may be silent as long as a registration lasts. Of one
 * thread.
 *
 * @param <C> a connection
 */
final class Connections<C> {
    /** Over all addresses, of those that have not yet sent a whole message. */
    static final int MOST_UNPROVEN = 200;

    static final long UNPROVEN_NANOS = TimeUnit.SECONDS.toNanos(30);
    static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);
    /** The longest registration that we give, and some time to renew it. */
    static final long REGISTERED_NANOS = TimeUnit.MINUTES.toNanos(65);

    private static final class Known {
        private final InetAddress from;
        private long heardAt;
        private boolean proven;
        private boolean registers;

        Known(InetAddress from, long now) {
            this.from = from;
            this.heardAt = now;
        }

        private boolean idle(long now) {
            return now - heardAt >= (registers ? REGISTERED_NANOS : proven ? IDLE_NANOS : UNPROVEN_NANOS);
        }
    }

    private final int mostPerAddress;
    private final Predicate<C> isOpen;
    private final Map<C, Known> known = new LinkedHashMap<>();

    Connections(int mostPerAddress, Predicate<C> isOpen) {
        this.mostPerAddress = mostPerAddress;
        this.isOpen = isOpen;
    }

    /**
     * Somebody opened a connection.
     *
     * @return what has to be closed now: what was idle for too long, and what is too many. An address that has too many loses
     *     the oldest that said nothing, or else the new one
     */
    List<C> opened(C connection, InetAddress from, long now) {
        known.keySet().removeIf(isOpen.negate());
        List<C> closing = new ArrayList<>();
        known.forEach((other, state) -> {
            if (state.idle(now)) {
                closing.add(other);
            }
        });
        closing.forEach(known::remove);
        boolean room =
                known.values().stream().filter(state -> state.from.equals(from)).count() < mostPerAddress;
        known.put(connection, new Known(from, now));
        if (!room) {
            drop(oldestUnproven(from, connection), closing);
        }
        if (known.values().stream().filter(state -> !state.proven).count() > MOST_UNPROVEN) {
            drop(oldestUnproven(null, connection), closing);
        }
        return closing;
    }

    private void drop(C connection, List<C> closing) {
        known.remove(connection);
        closing.add(connection);
    }

    /** @param from null for any address; the last resort when there is none */
    private C oldestUnproven(@Nullable InetAddress from, C last) {
        return known.entrySet().stream()
                .filter(entry -> !entry.getValue().proven
                        && (from == null || entry.getValue().from.equals(from)))
                .min(Comparator.comparingLong(entry -> entry.getValue().heardAt))
                .map(Map.Entry::getKey)
                .orElse(last);
    }

    /** A whole message came. */
    void heard(C connection, boolean registers, long now) {
        Known state = known.get(connection);
        if (state != null) {
            state.heardAt = now;
            state.proven = true;
            state.registers |= registers;
        }
    }
}
