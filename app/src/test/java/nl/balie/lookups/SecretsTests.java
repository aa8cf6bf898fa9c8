package nl.balie.lookups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import nl.balie.database.DataDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {
    @TempDir
    Path data;

    @Test
    void whatWasChangedIsNotRead() {
        Secrets secrets = new Secrets(new DataDirectory(data));
        byte[] encrypted = secrets.encrypted("geheim");
        for (int place = 0; place < encrypted.length; place++) {
            byte[] changed = encrypted.clone();
            changed[place] ^= 1;
            assertThatThrownBy(() -> secrets.decrypted(changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whatIsEncryptedIsReadAgainAfterARestartAndByNobodyElse() throws IOException {
        byte[] encrypted = new Secrets(new DataDirectory(data)).encrypted("geheim");

        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("geheim");
        assertThat(new Secrets(new DataDirectory(data)).decrypted(encrypted)).isEqualTo("geheim");
        assertThat(new Secrets(new DataDirectory(data)).encrypted("geheim")).isNotEqualTo(encrypted);
        Path key = data.resolve("secrets").resolve("look-ups.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Files.delete(key);
        assertThatThrownBy(() -> new Secrets(new DataDirectory(data)).decrypted(encrypted))
                .isInstanceOf(IllegalStateException.class);
    }
}
