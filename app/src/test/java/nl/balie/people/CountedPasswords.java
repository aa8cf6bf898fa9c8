package nl.balie.people;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The application's own encoder, which counts how often a password was checked: what costs the time of a sign-in. */
final class CountedPasswords implements PasswordEncoder {
    private final PasswordEncoder encoder;
    private final AtomicInteger checked = new AtomicInteger();

    CountedPasswords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** How often so far. */
    int checked() {
        return checked.get();
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return encoder.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        checked.incrementAndGet();
        return encoder.matches(password, encoded);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encoded) {
        return encoder.upgradeEncoding(encoded);
    }
}
