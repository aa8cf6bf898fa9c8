package nl.balie.people;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The browsers of users as phones. Each has an account beside that of the user's SIP phones, with a secret that Balie makes
 * for one session and keeps only while that lasts; a later browser of the same user takes the place of an earlier one.
 */
@Component
public class BrowserPhones {
    /** No user name begins so ({@link User#USERNAME}). */
    private static final String PREFIX = "~";

    private static final String ALGORITHM = "MD5"; // the only one that JsSIP knows

    private final SignedInUsers users;
    private final ApplicationEventPublisher events;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    /** How many connections there are of each account; none when a browser is away. */
    private final Map<String, Integer> connections = new ConcurrentHashMap<>();

    BrowserPhones(SignedInUsers users, ApplicationEventPublisher events) {
        this.users = users;
        this.events = events;
    }

    private record Open(UUID device, SignedInUser user, String session, String ha1) {}

    /**
     * With what a browser registers.
     *
     * @param account its SIP name, in the realm {@link PhoneAccounts#REALM}
     * @param secret of this session alone
     */
    public record Access(String account, String secret) {
        @Override
        public String toString() {
            return "Access[" + account + "]";
        }
    }

    /** The account of a user's browser. */
    public static String account(String username) {
        return PREFIX + username;
    }

    /** Whether it is the account of somebody's browser. */
    public static boolean isBrowser(String account) {
        return account.startsWith(PREFIX);
    }

    /** Whose account it is, be it of a browser or of SIP phones. */
    public static String username(String account) {
        return isBrowser(account) ? account.substring(PREFIX.length()) : account;
    }

    /**
     * Makes the browser of this session the user's phone.
     *
     * @param session what the browser has
     */
    public Access open(SignedInUser user, String session) {
        String account = account(user.username());
        String secret = ShownOnce.password("").secret();
        open.put(account, new Open(UUID.randomUUID(), user, session, PhoneAccounts.ha1(ALGORITHM, account, secret)));
        events.publishEvent(new PhonesChanged(account));
        return new Access(account, secret);
    }

    /** A browser of this account has a connection from now on. */
    public void connected(String account) {
        connections.merge(account, 1, Integer::sum);
        tell(account, true);
    }

    /** One of its connections has ended; {@link #gone} follows when it does not come back. */
    public void disconnected(String account) {
        connections.computeIfPresent(account, (_, number) -> number == 1 ? null : number - 1);
        if (!connections.containsKey(account)) {
            tell(account, false);
        }
    }

    /** Has a browser that is away not rung until it comes back. */
    public void gone(String account) {
        if (!connections.containsKey(account)) {
            events.publishEvent(new PhonesChanged(account));
        }
    }

    private void tell(String account, boolean connected) {
        Open known = open.get(account);
        if (known != null) {
            events.publishEvent(new BrowserPhoneChanged(known.user, connected));
        }
    }

    /** What proves that a browser is this phone, as long as its session and a connection of it last. */
    public Optional<PhoneAccounts.Secret> secret(String account) {
        Open known = open.get(account);
        if (known == null || !connections.containsKey(account)) {
            return Optional.empty();
        }
        String stored = OwnSession.storedAs(known.session);
        boolean signedIn = users.sessions(known.user.organisation(), known.user.userId()).stream()
                .anyMatch(session -> session.id().equals(stored));
        if (!signedIn) {
            open.remove(account, known);
            return Optional.empty();
        }
        return Optional.of(new PhoneAccounts.Secret(
                known.device, known.user.organisation(), known.user.userId(), account, ALGORITHM, known.ha1));
    }

    /** He who is signed in nowhere has no browser that is a phone. */
    @EventListener
    void on(SignedOut event) {
        open.forEach((account, known) -> {
            if (known.user.userId().equals(event.userId()) && open.remove(account, known)) {
                events.publishEvent(new PhonesChanged(account));
            }
        });
    }
}
