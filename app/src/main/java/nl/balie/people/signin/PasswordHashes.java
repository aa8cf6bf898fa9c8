package nl.balie.people.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are kept: bcrypt of an HMAC of the password (HMAC-SHA-384, RFC 2104), since bcrypt looks no further than 72
 * bytes and all of a long sentence has to count. The HMAC is keyed with the name of Balie: no secret, but a list of plain hashes
 * that was stolen elsewhere cannot be tried at these. Each hash says how it was made, so that another way can take its place; what
 * was kept in an earlier way opens still, and is kept anew when its user signs in.
 */
final class PasswordHashes implements PasswordEncoder {
    private static final String ID = "bcrypt-hmac-sha384";
    private static final String EARLIER_ID = "bcrypt";
    private static final String MAC = "HmacSHA384";
    private static final SecretKeySpec KEY = new SecretKeySpec("balie".getBytes(StandardCharsets.US_ASCII), MAC);

    private final BCryptPasswordEncoder bcrypt;

    private PasswordHashes(BCryptPasswordEncoder bcrypt) {
        this.bcrypt = bcrypt;
    }

    /** Makes hashes in the way of today, and knows those of before. */
    static PasswordEncoder create() {
        BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
        return new DelegatingPasswordEncoder(ID, Map.of(ID, new PasswordHashes(bcrypt), EARLIER_ID, bcrypt));
    }

    @Override
    public String encode(CharSequence password) {
        return bcrypt.encode(shortened(password));
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        return bcrypt.matches(shortened(password), hash);
    }

    @Override
    public boolean upgradeEncoding(String hash) {
        return bcrypt.upgradeEncoding(hash);
    }

    /** 64 signs, and no zero byte, at which bcrypt would stop. */
    private static String shortened(CharSequence password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(KEY);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
