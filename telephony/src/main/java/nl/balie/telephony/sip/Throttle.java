package nl.balie.telephony.sip;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses secrets: contact centres on the internet are scanned day and night. Failures are counted per
 * account, per address and per both together. It never shuts a phone out that others can name: an account that is guessed at
 * from everywhere is still tried once a minute from each address, and an address from which it signed in before is its own.
 */
final class Throttle {
    private static final int FAILURES = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** What is remembered of each kind; the oldest goes first. */
    private static final int MOST = 10_000;

    private record Pair(String account, String address) {}

    private record Failures(Instant since, int count) {}

    private final Clock clock;
    private final Map<String, Failures> accounts = bounded();
    private final Map<String, Failures> addresses = bounded();
    private final Map<Pair, Failures> pairs = bounded();
    private final Map<Pair, Instant> known = bounded();

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Whether this account may be tried from this address now. */
    synchronized boolean mayTry(String account, String address) {
        Pair pair = new Pair(account, address);
        int own = count(pairs.get(pair));
        if (known.containsKey(pair)) {
            return own < FAILURES;
        }
        return count(addresses.get(address)) < FAILURES && (own == 0 || count(accounts.get(account)) < FAILURES);
    }

    /** Whether the account is guessed at so often that it is slowed down for addresses that it does not know. */
    synchronized boolean slows(String account) {
        return count(accounts.get(account)) >= FAILURES;
    }

    synchronized void failed(String account, String address) {
        addresses.put(address, more(addresses.remove(address)));
        accounts.put(account, more(accounts.remove(account)));
        Pair pair = new Pair(account, address);
        pairs.put(pair, more(pairs.remove(pair)));
    }

    synchronized void succeeded(String account, String address) {
        Pair pair = new Pair(account, address);
        pairs.remove(pair);
        known.remove(pair);
        known.put(pair, clock.instant());
    }

    /** After how long it is worth trying again, in seconds. */
    long seconds() {
        return WINDOW.toSeconds();
    }

    private int count(@Nullable Failures failures) {
        return failures == null || over(failures) ? 0 : failures.count();
    }

    private Failures more(@Nullable Failures before) {
        return before == null || over(before)
                ? new Failures(clock.instant(), 1)
                : new Failures(before.count() + 1 == FAILURES ? clock.instant() : before.since(), before.count() + 1);
    }

    private boolean over(Failures failures) {
        return !clock.instant().isBefore(failures.since().plus(WINDOW));
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
