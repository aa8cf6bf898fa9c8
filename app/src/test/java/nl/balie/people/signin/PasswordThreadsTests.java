package nl.balie.people.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordThreadsTests {
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    private final PasswordThreads passwords = new PasswordThreads(
            new PasswordEncoder() {
                @Override
                public String encode(CharSequence password) {
                    throw new IllegalArgumentException("too long");
                }

                @Override
                public boolean matches(CharSequence password, String hash) {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    try {
                        go.await();
                    } catch (InterruptedException interrupted) {
                        throw new AssertionError(interrupted);
                    }
                    atOnce.decrementAndGet();
                    return !Thread.currentThread().isVirtual() && hash.contentEquals(password);
                }
            },
            1);

    @Test
    void aCrowdIsCheckedOneAfterAnotherOnAThreadOfItsOwn() throws Exception {
        List<Thread> crowd = new ArrayList<>();
        AtomicInteger right = new AtomicInteger();
        for (int i = 0; i < 60; i++) {
            crowd.add(Thread.startVirtualThread(() -> {
                if (passwords.matches("vier rode boten", "vier rode boten")) {
                    right.incrementAndGet();
                }
            }));
        }
        go.countDown();
        for (Thread each : crowd) {
            each.join();
        }

        assertThat(right).hasValue(60);
        assertThat(most).hasValue(1);
    }

    @Test
    void saysThatThereAreTooMany() throws Exception {
        List<Thread> crowd = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        for (int i = 0; i < 300; i++) {
            crowd.add(Thread.startVirtualThread(() -> {
                try {
                    passwords.matches("a", "a");
                } catch (PasswordThreads.TooBusy busy) {
                    if (refused.incrementAndGet() == 99) { // one is checked and two hundred wait
                        go.countDown();
                    }
                }
            }));
        }
        for (Thread each : crowd) {
            each.join();
        }

        assertThat(refused).hasValue(99);
    }

    @Test
    void failsAsTheHashDoes() {
        assertThatThrownBy(() -> passwords.encode("x")).hasMessage("too long");
    }
}
