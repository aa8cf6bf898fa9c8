package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.balie.telephony.CallLimits;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More calls begin than are taken. */
final class SipFloodTests {
    private final TestBalie balie = new TestBalie(new CallLimits(100, 20, 1));
    private final SipPeer trunk = balie.peer();

    @AfterEach
    void close() {
        trunk.close();
        balie.close();
    }

    @Test
    void aFloodOfOneNumberIsRefusedAndOthersAreTaken() {
        for (int i = 0; i < 5; i++) {
            invite("+31687654321");
            assertThat(balie.port.awaitCall().from()).isEqualTo("+31687654321");
        }

        assertThat(invite("+31687654321").refused(503).header("Retry-After")).isEqualTo("5");

        invite("+31612345678");
        assertThat(balie.port.awaitCall().from()).isEqualTo("+31612345678");
        balie.clock.ahead = balie.clock.ahead.plus(Duration.ofSeconds(1));
        invite("+31687654321");
        assertThat(balie.port.awaitCall().from()).isEqualTo("+31687654321");
        assertThat(balie.port.arrived).isEmpty();
    }

    private SipPeerCall invite(String caller) {
        return trunk.invite("0990001001", 40_000, Map.of("P-Asserted-Identity", "<sip:" + caller + "@carrier>"));
    }
}
