package nl.balie.lookups;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import nl.balie.database.DataDirectory;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Encrypts what the database must not give away (AES-256-GCM). The key lies in the data directory, in a file for Balie alone:
 * who has a backup of the database has no passwords.
 */
@Component
class Secrets {
    private static final int NONCE_BYTES = 16;

    private final BytesEncryptor encryptor;

    Secrets(DataDirectory data) {
        encryptor = new AesBytesEncryptor(
                new SecretKeySpec(data.key("look-ups.key"), "AES"),
                KeyGenerators.secureRandom(NONCE_BYTES),
                CipherAlgorithm.GCM);
    }

    byte[] encrypted(String secret) {
        return encryptor.encrypt(secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws IllegalStateException when it was encrypted with another key
     */
    String decrypted(byte[] secret) {
        return new String(encryptor.decrypt(secret), StandardCharsets.UTF_8);
    }
}
