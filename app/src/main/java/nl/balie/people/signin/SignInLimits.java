package nl.balie.people.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.people.SignInEased;
import nl.balie.people.SignInSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try to sign in, counted for what was typed whether or not there is such an account:
 *
 * <ul>
 *   <li>an address that does not know the password of an account may not go on guessing at that account, which keeps nobody
 *       else from it;
 *   <li>a device that its user signed in with before has a count of its own and is only slowed down;
 *   <li>an address that fails with many accounts earns each next failure by waiting;
 *   <li>only so many wait for a check of their password at once.
 * </ul>
 *
 * <p>It is kept in memory, of this node and since its start. There is never more of it than passwords can be checked in a
 * lock-out.
 */
@Component
class SignInLimits {
    /** The first wait of a known device after too many failures; each failure doubles it, up to a lock-out. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final SignInSettings settings;
    private final KnownDevices devices;
    private final Clock clock;

    private final Map<Who, Failures> failures = new HashMap<>();
    private final Map<String, Allowance> addresses = new HashMap<>();
    private final Map<String, Integer> waitingOf = new HashMap<>();
    private int waiting;
    private Instant swept = Instant.MIN;

    /** @param from address, or name of a known device */
    private record Who(String username, String from) {}

    private record Failures(int count, Instant last, Instant until) {}

    /** How many failures an address had left at a moment. */
    private record Allowance(double left, Instant at) {}

    /** One attempt that may be judged; to be closed when its password was checked. */
    final class Turn implements AutoCloseable {
        private final Who who;
        private final String address;
        private final boolean known;

        private Turn(Who who, String address, boolean known) {
            this.who = who;
            this.address = address;
            this.known = known;
        }

        /** Whether it comes from a device that this user signed in with before. */
        boolean known() {
            return known;
        }

        /** The password was right. */
        void right() {
            synchronized (SignInLimits.this) {
                failures.remove(who);
            }
        }

        /** It was not, or the account is closed. */
        void wrong() {
            failed(who, address, known);
        }

        @Override
        public void close() {
            synchronized (SignInLimits.this) {
                waiting--;
                waitingOf.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    SignInLimits(SignInSettings settings, KnownDevices devices, ObjectProvider<Clock> clock) {
        this.settings = settings;
        this.devices = devices;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /**
     * Begins an attempt.
     *
     * @param username as it was typed, in lower case
     * @throws SignInLimited when it may not be judged now
     */
    synchronized Turn begin(String username, SignInOrigin origin) {
        Instant now = clock.instant();
        String device = devices.of(origin.device(), username).orElse(null);
        boolean known = device != null;
        Who who = new Who(username, device != null ? device : origin.address());
        Failures before = failures.get(who);
        if (before != null && now.isBefore(before.until())) {
            throw SignInLimited.tooOften(Duration.between(now, before.until()));
        }
        int waitingHere = waitingOf.getOrDefault(origin.address(), 0);
        // each that waits here may be one more failure
        double left = left(origin.address(), now) - waitingHere;
        if (!known && left < 1) {
            throw SignInLimited.tooOften(wait(left));
        }
        if (waiting >= settings.waiting() || waitingHere >= settings.waitingPerAddress()) {
            throw SignInLimited.tooMany();
        }
        waiting++;
        waitingOf.merge(origin.address(), 1, Integer::sum);
        return new Turn(who, origin.address(), known);
    }

    private synchronized void failed(Who who, String address, boolean known) {
        Instant now = clock.instant();
        sweep(now);
        Failures before = failures.get(who);
        int count = before == null || before.last().plus(settings.lockOut()).isBefore(now) ? 1 : before.count() + 1;
        failures.put(who, new Failures(count, now, now.plus(waitAfter(count, known))));
        if (!known) {
            addresses.put(address, new Allowance(left(address, now) - 1, now));
        }
    }

    /** How long who failed so often may not try again. */
    private Duration waitAfter(int count, boolean known) {
        int beyond = count - settings.attempts();
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 20));
        return known && doubled.compareTo(settings.lockOut()) < 0 ? doubled : settings.lockOut();
    }

    private double left(String address, Instant now) {
        Allowance before = addresses.get(address);
        if (before == null) {
            return settings.addressBurst();
        }
        double earned = (double) Duration.between(before.at(), now).toMillis()
                / settings.addressPace().toMillis();
        return Math.min(settings.addressBurst(), before.left() + earned);
    }

    private Duration wait(double left) {
        return Duration.ofMillis((long) ((1 - left) * settings.addressPace().toMillis()));
    }

    private void sweep(Instant now) {
        if (swept.isBefore(now.minus(BETWEEN_SWEEPS))) {
            swept = now;
            failures.values()
                    .removeIf(each -> each.last().plus(settings.lockOut()).isBefore(now));
            addresses.keySet().removeIf(address -> left(address, now) >= settings.addressBurst());
        }
    }

    /** User names, as typed, that may not be tried now from somewhere. */
    synchronized Set<String> heldUp() {
        Instant now = clock.instant();
        return failures.entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().until()))
                .map(entry -> entry.getKey().username())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who has a new password, or is helped by his administrator, begins anew. */
    @EventListener
    synchronized void eased(SignInEased eased) {
        failures.keySet().removeIf(who -> who.username().equals(eased.username()));
    }
}
