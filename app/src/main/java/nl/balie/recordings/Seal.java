package nl.balie.recordings;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * Keeps bytes from being read or changed by whoever has not the key (AES-256-GCM), and from being taken for others: what they
 * are is sealed with them.
 */
final class Seal {
    /** Of a key. */
    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 16;
    private static final int TAG_BYTES = 16;

    private final AesBytesEncryptor encryptor;

    Seal(byte[] key) {
        encryptor = new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
    }

    static byte[] freshKey() {
        return KeyGenerators.secureRandom(KEY_BYTES).generateKey();
    }

    /** How long so many bytes are when they are sealed. */
    static int length(int nameBytes, int contentBytes) {
        return NONCE_BYTES + nameBytes + contentBytes + TAG_BYTES;
    }

    /** @param name what the content is */
    byte[] close(byte[] name, byte[] content) {
        byte[] all = ByteBuffer.allocate(name.length + content.length)
                .put(name)
                .put(content)
                .array();
        return encryptor.encrypt(all);
    }

    /**
     * The content.
     *
     * @param name what it must be
     * @param what for the message
     * @throws BrokenRecordingException when it is not that, or not as it was sealed
     */
    byte[] open(byte[] name, byte[] sealed, String what) throws BrokenRecordingException {
        byte[] all;
        try {
            all = encryptor.decrypt(sealed);
        } catch (RuntimeException changed) {
            throw new BrokenRecordingException(what);
        }
        if (all.length < name.length || !Arrays.equals(all, 0, name.length, name, 0, name.length)) {
            throw new BrokenRecordingException(what);
        }
        return Arrays.copyOfRange(all, name.length, all.length);
    }
}
