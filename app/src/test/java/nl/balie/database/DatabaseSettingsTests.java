package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTests {
    @Test
    void aServerElsewhereHasToProveWhoItIs() {
        assertThat(url("jdbc:postgresql://db.example.nl/balie"))
                .isEqualTo("jdbc:postgresql://db.example.nl/balie?sslmode=verify-full");
        assertThat(url("jdbc:postgresql://10.1.2.3:5432/balie?sslrootcert=ca.pem"))
                .isEqualTo("jdbc:postgresql://10.1.2.3:5432/balie?sslrootcert=ca.pem&sslmode=verify-full");
        assertThat(url("jdbc:postgresql://127.0.0.1.example.nl/balie")).endsWith("verify-full");
        assertThat(url("jdbc:postgresql://localhost,db.example.nl/balie")).endsWith("verify-full");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.nl/balie?sslmode=require",
                "jdbc:postgresql://localhost:5432/balie",
                "jdbc:postgresql://127.0.0.1/balie?user=x",
                "jdbc:postgresql://[::1]:5432/balie",
                "jdbc:postgresql:balie"
            })
    void whatSaysOtherwiseOrIsOnThisMachineStaysAsItIs(String url) {
        assertThat(url(url)).isEqualTo(url);
    }

    private static String url(String url) {
        var owner = new DatabaseSettings.Account("balie_owner", "een");
        var app = new DatabaseSettings.Account("balie_app", "twee");
        return java.util.Objects.requireNonNull(new DatabaseSettings(url, owner, app).existing())
                .url();
    }
}
