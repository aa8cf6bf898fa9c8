package nl.balie.people.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.balie.database.DataDirectory;
import nl.balie.people.MovedClock;
import nl.balie.people.SecondFactorRule;
import nl.balie.people.SignInEased;
import nl.balie.people.SignInSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;

class SignInLimitsTests {
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    @TempDir
    Path folder = Path.of("");

    private final MovedClock clock = new MovedClock();
    private KnownDevices devices;
    private SignInLimits limits;

    @BeforeEach
    void ownKey() {
        devices = new KnownDevices(new DataDirectory(folder));
        limits = limits(devices);
    }

    private SignInLimits limits(KnownDevices known) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("clock", clock);
        return new SignInLimits(
                new SignInSettings(
                        5,
                        Duration.ofMinutes(15),
                        100,
                        30,
                        Duration.ofSeconds(2),
                        1,
                        24,
                        8,
                        Duration.ofHours(10),
                        Duration.ofHours(12),
                        Duration.ZERO,
                        SecondFactorRule.VOLUNTARY,
                        ""),
                known,
                beans.getBeanProvider(Clock.class));
    }

    @Test
    void anAddressThatFailedFiveTimesWithAnAccountMayTryOthersAndOtherAddressesMayTryIt() {
        fail("fatima", HERE, null, 5);

        assertThat(refusal("fatima", HERE, null).status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refusal("fatima", HERE, null).retryAfter()).isEqualTo(Duration.ofMinutes(15));
        limits.begin("joost", new SignInOrigin(HERE, null)).close();
        limits.begin("fatima", new SignInOrigin(THERE, null)).close();
        clock.forward(Duration.ofMinutes(15));
        limits.begin("fatima", new SignInOrigin(HERE, null)).close();
    }

    @Test
    void aSuccessStartsTheCountAnew() {
        fail("fatima", HERE, null, 4);
        try (var turn = limits.begin("fatima", new SignInOrigin(HERE, null))) {
            turn.right();
        }
        fail("fatima", HERE, null, 4);

        limits.begin("fatima", new SignInOrigin(HERE, null)).close();
    }

    @Test
    void aKnownDeviceWaitsEachTimeTwiceAsLongAndIsNotKeptOutByItsAddress() {
        String device = devices.remembering(null, "fatima", false).getValue();
        fail("fatima", HERE, null, 5);
        exhaust(HERE);

        fail("fatima", HERE, device, 5);
        assertThat(refusal("fatima", HERE, device).retryAfter()).isEqualTo(Duration.ofSeconds(5));
        clock.forward(Duration.ofSeconds(5));
        fail("fatima", HERE, device, 1);
        assertThat(refusal("fatima", HERE, device).retryAfter()).isEqualTo(Duration.ofSeconds(10));
        clock.forward(Duration.ofSeconds(10));
        limits.begin("fatima", new SignInOrigin(HERE, device)).close();
    }

    @Test
    void anAddressEarnsEachFailureBeyondItsShare() {
        exhaust(HERE);

        assertThat(refusal("iemand", HERE, null).retryAfter()).isEqualTo(Duration.ofSeconds(2));
        limits.begin("iemand", new SignInOrigin(THERE, null)).close();
        clock.forward(Duration.ofSeconds(2));
        fail("iemand", HERE, null, 1);
        assertThat(refusal("iemand", HERE, null).status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void onlySoManyWaitOfOneAddressAndInAll() {
        List<SignInLimits.Turn> turns = new ArrayList<>();
        for (String address : List.of("192.0.2.1", "192.0.2.2", "192.0.2.3")) {
            for (int i = 0; i < 8; i++) {
                turns.add(limits.begin("fatima", new SignInOrigin(address, null)));
            }
            assertThat(refusal("joost", address, null).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        }
        assertThat(refusal("joost", "192.0.2.4", null).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);

        turns.forEach(SignInLimits.Turn::close);

        limits.begin("joost", new SignInOrigin("192.0.2.4", null)).close();
    }

    @Test
    void whoIsHelpedBeginsAnew() {
        fail("fatima", HERE, null, 5);
        assertThat(limits.heldUp()).containsExactly("fatima");

        limits.eased(new SignInEased("fatima"));

        assertThat(limits.heldUp()).isEmpty();
        limits.begin("fatima", new SignInOrigin(HERE, null)).close();
    }

    private void exhaust(String address) {
        for (int i = 0; i < 30; i++) {
            try (var turn = limits.begin("naam-" + i, new SignInOrigin(address, null))) {
                turn.wrong();
            } catch (SignInLimited before) {
                return;
            }
        }
    }

    private void fail(String username, String address, @Nullable String device, int times) {
        for (int i = 0; i < times; i++) {
            try (var turn = limits.begin(username, new SignInOrigin(address, device))) {
                turn.wrong();
            }
        }
    }

    private SignInLimited refusal(String username, String address, @Nullable String device) {
        List<SignInLimited> refused = new ArrayList<>();
        assertThatThrownBy(() -> limits.begin(username, new SignInOrigin(address, device))
                        .close())
                .isInstanceOfSatisfying(SignInLimited.class, refused::add);
        return refused.getFirst();
    }
}
