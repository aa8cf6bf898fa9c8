package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.balie.flows.engine.OpenPorts;
import org.junit.jupiter.api.Test;

/** What other machines reach of a Balie whose operator has opened nothing. */
class PortsXIT extends CallTest {
    @Test
    void balieAndAllThatItStartedListenOnThisMachineOnly() {
        List<Long> processes = balie.processes();

        assertThat(processes.stream().flatMap(pid -> OpenPorts.all(pid).stream()))
                .as("pages, SIP over UDP and TCP, PostgreSQL, the engine's ports of TCP and UDP")
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(processes.stream().flatMap(pid -> OpenPorts.beyondLoopback(pid).stream()))
                .isEmpty();
    }
}
