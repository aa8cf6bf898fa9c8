package nl.balie.demo;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.balie.database.StartFailure;
import nl.balie.people.ApiToken;
import nl.balie.people.PhoneAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords that everybody knows off the network: no demo account or token while anything listens beyond loopback, or
 * while others come to it at a public address, whatever passes them on.
 */
@Component
class DemoGuard implements SmartInitializingSingleton {
    private static final String LISTENS = "server.address";
    private static final String TELEPHONY = "balie.sip.address";
    private static final String PUBLIC = "balie.pages.public-address";

    private final Environment settings;
    private final JdbcClient database;
    private final PasswordEncoder passwords;

    DemoGuard(Environment settings, JdbcClient database, PasswordEncoder passwords) {
        this.settings = settings;
        this.database = database;
        this.passwords = passwords;
    }

    @Override
    public void afterSingletonsInstantiated() {
        beyondLoopback()
                .filter(address -> hasDemoToken() || hasDemoAccount() || hasDemoPhone())
                .ifPresent(DemoGuard::refuse);
    }

    /** For who is about to make demo accounts. */
    void refuseBeyondLoopback() {
        beyondLoopback().ifPresent(DemoGuard::refuse);
    }

    private static void refuse(String address) {
        throw new StartFailure("Balie start niet: er zijn demo-accounts met een bekend wachtwoord, en " + address
                + " is van buiten bereikbaar. Gebruik 127.0.0.1 of localhost, of begin met een lege gegevensmap en zonder"
                + " balie.demo.");
    }

    /** The first setting whose address can be reached from outside. No server.address means every address. */
    private Optional<String> beyondLoopback() {
        return Stream.of(LISTENS, TELEPHONY, PUBLIC)
                .filter(name -> name.equals(LISTENS) || settings.containsProperty(name))
                .filter(name -> name.equals(PUBLIC)
                        ? !namesLoopback(settings.getProperty(name, ""))
                        : !isLoopback(settings.getProperty(name)))
                .map(name -> name + "=" + settings.getProperty(name, ""))
                .findFirst();
    }

    /**
     * Whether no other machine finds anything at this address (RFC 6761, 6.3). Any other name counts as public, since a server
     * may well call itself by 127.0.1.1.
     */
    private static boolean namesLoopback(String url) {
        if (url.isBlank()) {
            return true;
        }
        String host = URI.create(url).getHost();
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        boolean isNumber = name.startsWith("[") || name.matches("[0-9.]+");
        return name.equals("localhost") || name.endsWith(".localhost") || (isNumber && isLoopback(name));
    }

    private static boolean isLoopback(@Nullable String address) {
        try {
            return address != null
                    && !address.isBlank()
                    && Stream.of(InetAddress.getAllByName(address)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean hasDemoToken() {
        return DemoPeople.TOKENS.values().stream()
                .anyMatch(token -> database.sql("select exists (select 1 from organisation_of_token(?))")
                        .param(ApiToken.hash(token))
                        .query(Boolean.class)
                        .single());
    }

    /** An account that got a password of its own is no demo account any more. */
    private boolean hasDemoAccount() {
        return DemoPeople.ACCOUNTS.stream()
                .flatMap(account -> database
                        .sql("select password_hash from sign_in_account(?) where active and password_hash is not null")
                        .param(account.username())
                        .query(String.class)
                        .list()
                        .stream())
                .anyMatch(hash -> passwords.matches(DemoPeople.PASSWORD, hash));
    }

    private boolean hasDemoPhone() {
        return DemoPeople.ACCOUNTS.stream()
                .map(DemoPeople.Account::username)
                .anyMatch(name -> database.sql("select algorithm, ha1 from phone_secrets(?)")
                        .param(name)
                        .query((row, number) -> PhoneAccounts.ha1(
                                        row.getString("algorithm"), name, DemoPeople.PHONE_SECRET)
                                .equals(row.getString("ha1")))
                        .list()
                        .contains(true));
    }
}
