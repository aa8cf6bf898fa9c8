package nl.balie.people.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a password must be: long and not to be guessed from the person, rather than full of signs (NIST SP 800-63B
 * §5.1.1.2, which BIO follows).
 */
final class PasswordRules {
    static final int SHORTEST = 12;
    /** bcrypt looks no further. */
    static final int MOST_BYTES = 72;

    private static final Set<String> COMMON = Set.of("wachtwoord", "password", "welkom", "qwerty", "gemeente", "balie");

    private PasswordRules() {}

    /** Key of the message that says what is wrong, or empty. */
    static Optional<String> broken(String password, String username, String displayName) {
        var plain = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("users.password.short");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("users.password.long");
        }
        if (plain.chars().distinct().count() < 5 || COMMON.contains(plain.replaceAll("[^a-z]", ""))) {
            return Optional.of("users.password.common");
        }
        for (var name : (username + " " + displayName).toLowerCase(Locale.ROOT).split("\\s+")) {
            if (name.length() > 3 && plain.contains(name)) {
                return Optional.of("users.password.name");
            }
        }
        return Optional.empty();
    }
}
