package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.balie.flows.engine.OpenPorts;
import org.junit.jupiter.api.Test;

/** What other machines reach of a Balie whose operator has opened nothing; EmbeddedEngineIT looks at the engine. */
class PortsXIT extends CallTest {
    @Test
    void balieAndItsDatabaseListenOnThisMachineOnly() {
        List<Long> processes = balie.processesBesideEngine();

        assertThat(processes.stream().flatMap(pid -> OpenPorts.all(pid).stream()))
                .as("pages, SIP over UDP and TCP, PostgreSQL")
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(processes.stream().flatMap(pid -> OpenPorts.beyondLoopback(pid).stream()))
                .isEmpty();
    }
}
