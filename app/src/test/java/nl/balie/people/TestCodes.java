package nl.balie.people;

import java.time.Instant;

/** The app on somebody's phone that makes the codes of the second step. */
public final class TestCodes {
    private TestCodes() {}

    /**
     * The code of a moment (RFC 6238).
     *
     * @param secret as the page shows it, with or without spaces
     */
    public static String of(String secret, Instant at) {
        return Totp.code(SecondFactorTests.bytes(secret.replace(" ", "")), at);
    }
}
