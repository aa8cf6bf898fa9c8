package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PhoneAccountsTests {
    /** As {@code printf 'agent1:balie:balie-demo' | md5sum} and {@code sha256sum} say. */
    @Test
    void hashesUserRealmAndPasswordAsTheDigestWantsThem() {
        assertThat(PhoneAccounts.ha1("MD5", "agent1", "balie-demo")).isEqualTo("4052b3a7d1a25d0a2ebef6dbf6098bd3");
        assertThat(PhoneAccounts.ha1("SHA-256", "agent1", "balie-demo"))
                .isEqualTo("7938ceb4a25fc9e9f4c904424c8ff8a75dd9d1eb40ccb99e1fdf7d120befc8a5");
    }

    @Test
    void doesNotShowASecretInALog() {
        assertThat(new PhoneAccounts.Secret(new UUID(0, 2), "waterstad", new UUID(0, 1), "agent1", "MD5", "geheim"))
                .asString()
                .doesNotContain("geheim");
    }
}
