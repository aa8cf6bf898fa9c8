package nl.balie.people;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A secret that Balie made and shows once, to whoever passes it on; only its hash is kept.
 *
 * @param name of the account or token that it belongs to
 * @param secret never to be logged, put in an address or stored
 */
public record ShownOnce(String name, String secret) {
    /** Nothing that looks like something else, on paper or over the telephone: no l and 1, no o and 0, no i. */
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new password for an account or a phone: seven groups of four signs, which is 138 bits. */
    static ShownOnce password(String username) {
        return new ShownOnce(
                username, IntStream.range(0, 7).mapToObj(_ -> signs(4)).collect(Collectors.joining("-")));
    }

    /** A new token: 40 signs, which is 198 bits. A program reads it, so it comes without groups. */
    public static ShownOnce token(String name) {
        return new ShownOnce(name, signs(40));
    }

    /** For who lost his app: six groups of four signs, which is 118 bits: enough for a plain hash (OWASP ASVS 5.0, 6.5.2). */
    static String recoveryCode() {
        return IntStream.range(0, 6).mapToObj(_ -> signs(4)).collect(Collectors.joining("-"));
    }

    /** So many digits, each as likely as another. */
    static String digits(int length) {
        return RANDOM.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private static String signs(int length) {
        return IntStream.range(0, length)
                .mapToObj(_ -> String.valueOf(SIGNS.charAt(RANDOM.nextInt(SIGNS.length()))))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "ShownOnce[" + name + "]";
    }
}
