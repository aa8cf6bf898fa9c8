package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {
    /** Of both RFCs. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makesTheCodesOfRfc6238AppendixB(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30, 8)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314", "9, 520489"})
    void makesTheCodesOfRfc4226AppendixD(long step, String code) {
        assertThat(Totp.code(SECRET, step, 6)).isEqualTo(code);
    }

    @Test
    void takesTheCodeOfNowAndTheOnesBesideItAndNoOthers() {
        var now = Instant.ofEpochSecond(3000);

        assertThat(Totp.step(SECRET, Totp.code(SECRET, now), now)).hasValue(100);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, 99, 6), now)).hasValue(99);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, 101, 6), now)).hasValue(101);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, 98, 6), now)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, 102, 6), now)).isEmpty();
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
    }

    @Test
    void writesTheSecretAsAppsReadIt() {
        assertThat(Totp.text(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.address("Balie Gemeente Água: zout", "beheer", SECRET))
                .isEqualTo(
                        "otpauth://totp/Balie%20Gemeente%20%C3%81gua%20zout:beheer?secret="
                                + "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Balie%20Gemeente%20%C3%81gua%20zout&digits=6&period=30");
    }
}
