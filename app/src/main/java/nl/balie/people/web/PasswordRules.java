package nl.balie.people.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;

/**
 * What a password must be: long and not to be guessed, from lists or from who has it, rather than full of signs (NIST SP
 * 800-63B §5.1.1.2, which BIO follows; OWASP ASVS 5.0, 6.2.4 and 6.2.11). What is common is told by the lists that nbvcxz
 * brings, of passwords, words and names, with what people put around and in the place of letters.
 */
final class PasswordRules {
    static final int SHORTEST = 12;
    /** A whole paragraph; more would only be work for who checks it. */
    static final int LONGEST = 200;

    /** Shorter ones are in too many other words. */
    private static final int SHORTEST_NAME = 4;
    /** Some ten milliseconds are enough for almost all; a hostile one takes no more than this. */
    private static final long LONGEST_LOOK = 200;
    /** What the lists, which are English, have too far from their top. */
    private static final List<String> DUTCH = List.of(
            "wachtwoord",
            "welkom",
            "geheim",
            "gemeente",
            "balie",
            "telefoon",
            "nederland",
            "amsterdam",
            "rotterdam",
            "feyenoord",
            "voetbal",
            "lente",
            "zomer",
            "herfst",
            "winter",
            "januari",
            "februari",
            "maart",
            "april",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
            "maandag",
            "dinsdag",
            "woensdag",
            "donderdag",
            "vrijdag",
            "zaterdag",
            "zondag");

    private PasswordRules() {}

    /** The lists take a second to read, so they are read when the first password is chosen. */
    private static final class Lists {
        private static final Nbvcxz ESTIMATE = new Nbvcxz(new ConfigurationBuilder()
                .setDictionaries(
                        Stream.concat(ConfigurationBuilder.getDefaultDictionaries().stream(), Stream.of(dutch()))
                                .toList())
                .setCombinationAlgorithmTimeout(LONGEST_LOOK)
                .createConfiguration());

        private static Dictionary dutch() {
            return new DictionaryBuilder()
                    .setDictionaryName("dutch")
                    .setExclusion(false)
                    .addWords(DUTCH, 1)
                    .createDictionary();
        }
    }

    /**
     * Key of the message that says what is wrong and how to mend it, or empty.
     *
     * @param organisation what it is called
     */
    static Optional<String> broken(String password, String username, String displayName, String organisation) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("users.password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("users.password.long");
        }
        if (names(password, username + " " + displayName)) {
            return Optional.of("users.password.name");
        }
        if (names(password, organisation)) {
            return Optional.of("users.password.organisation");
        }
        return Lists.ESTIMATE.estimate(password).isMinimumEntropyMet()
                ? Optional.empty()
                : Optional.of("users.password.common");
    }

    /** Whether one of these names is in it, however it is written. */
    private static boolean names(String password, String names) {
        String letters = letters(password);
        return Arrays.stream(names.split("[^\\p{L}\\p{N}]+"))
                .map(PasswordRules::letters)
                .anyMatch(name -> name.length() >= SHORTEST_NAME && letters.contains(name));
    }

    /** As it is read: 0 for o, 4 or @ for a, and so on. */
    private static String letters(String text) {
        StringBuilder read = new StringBuilder();
        for (char sign : text.toLowerCase(Locale.ROOT).toCharArray()) {
            int known = "013457@$!".indexOf(sign);
            read.append(known < 0 ? sign : "oieastasi".charAt(known));
        }
        return read.toString();
    }
}
