package nl.balie.lookups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
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
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 16;

    private final BytesEncryptor encryptor;

    Secrets(DataDirectory data) {
        Path file = data.directory("secrets").resolve("look-ups.key");
        encryptor = new AesBytesEncryptor(
                new SecretKeySpec(key(file), "AES"), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
    }

    private static byte[] key(Path file) {
        try {
            if (Files.notExists(file)) {
                byte[] fresh = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(fresh);
                write(file, fresh);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] key) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, key, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException another) {
            // somebody else made it meanwhile
        }
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
