package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whose packets a stream takes (RFC 7362 section 4). */
class LatchTests {
    private static final InetSocketAddress ANNOUNCED = at(1, 4000);
    private static final InetSocketAddress SEEN = at(2, 5000);
    private static final InetSocketAddress STRANGER = at(3, 6000);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    @Test
    void learnsOneOtherAddressAtTheStartAndKeepsItHoweverLongItIsSilent() {
        Latch latch = announced(VoiceSource.LEARNT);

        assertThat(latch.takes(SEEN, 1)).isTrue();
        assertThat(latch.takes(STRANGER, MINUTE)).isFalse();
        assertThat(latch.target()).isEqualTo(SEEN);
        assertThat(latch.takes(ANNOUNCED, MINUTE))
                .as("what was announced always counts")
                .isTrue();
        assertThat(latch.target()).isEqualTo(ANNOUNCED);
        assertThat(latch.takes(SEEN, MINUTE + 1)).isFalse();
    }

    @Test
    void learnsNothingFromWhoComesLateThoughNobodyWasHeard() {
        Latch latch = announced(VoiceSource.LEARNT);

        assertThat(latch.takes(STRANGER, Latch.LEARNING_NANOS)).isFalse();
        assertThat(latch.takes(ANNOUNCED, MINUTE)).isTrue();
    }

    @Test
    void learnsAgainOnlyWhenSomethingElseIsAnnounced() {
        Latch latch = announced(VoiceSource.LEARNT);
        latch.takes(SEEN, 1);

        latch.announce(ANNOUNCED, MINUTE);
        assertThat(latch.takes(STRANGER, MINUTE + 1)).isFalse();

        latch.announce(at(1, 4002), 2 * MINUTE);
        assertThat(latch.target()).isEqualTo(at(1, 4002));
        assertThat(latch.takes(SEEN, 2 * MINUTE + 1)).isTrue();
    }

    @Test
    void takesWhatWasAnnouncedOnlyOrFollowsWhenConfigured() {
        Latch strict = announced(VoiceSource.ANNOUNCED);
        assertThat(strict.takes(SEEN, 1)).isFalse();
        assertThat(strict.takes(ANNOUNCED, 2)).isTrue();

        Latch follows = announced(VoiceSource.FOLLOWED);
        assertThat(follows.takes(ANNOUNCED, 1)).isTrue();
        assertThat(follows.takes(SEEN, 2)).isFalse();
        assertThat(follows.takes(SEEN, MINUTE)).isTrue();
    }

    @Test
    void reportsComeFromAnyPortOfThePeersMachines() {
        Latch latch = announced(VoiceSource.LEARNT);
        latch.takes(SEEN, 1);

        assertThat(latch.isMachine(ANNOUNCED.getAddress())).isTrue();
        assertThat(latch.isMachine(SEEN.getAddress())).isTrue();
        assertThat(latch.isMachine(STRANGER.getAddress())).isFalse();
    }

    private static Latch announced(VoiceSource policy) {
        Latch latch = new Latch(policy);
        latch.announce(ANNOUNCED, 0);
        return latch;
    }

    private static InetSocketAddress at(int host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2." + host), port);
    }
}
