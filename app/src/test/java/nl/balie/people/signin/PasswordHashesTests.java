package nl.balie.people.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashesTests {
    private static final String LONG = "é".repeat(100);

    private final PasswordEncoder hashes = PasswordHashes.create();

    @Test
    void everySignOfALongPasswordCounts() {
        String hash = hashes.encode(LONG);

        assertThat(hashes.matches(LONG, hash)).isTrue();
        assertThat(hashes.matches(LONG + "e", hash)).isFalse();
        assertThat(hashes.matches(LONG.substring(1), hash)).isFalse();
        assertThat(hashes.matches(LONG.toUpperCase(java.util.Locale.ROOT), hash))
                .isFalse();
    }

    @Test
    void theSamePasswordIsKeptDifferentlyEachTimeAndWithACostOfAtLeastTen() {
        String hash = hashes.encode("drie blauwe fietsen");

        assertThat(hash).matches("\\{bcrypt-hmac-sha384}\\$2[aby]\\$1\\d\\$.{53}");
        assertThat(hashes.encode("drie blauwe fietsen")).isNotEqualTo(hash);
        assertThat(hashes.upgradeEncoding(hash)).isFalse();
    }

    @Test
    void whatWasKeptBeforeOpensAndIsKeptAnewAndNothingWeakerIsKnown() {
        String before = "{bcrypt}" + new BCryptPasswordEncoder().encode("drie blauwe fietsen");

        assertThat(hashes.matches("drie blauwe fietsen", before)).isTrue();
        assertThat(hashes.upgradeEncoding(before)).isTrue();
        assertThatThrownBy(() -> hashes.matches("geheim", "{noop}geheim")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hashes.matches("geheim", "{MD5}" + "0".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
