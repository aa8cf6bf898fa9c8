package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.balie.flows.engine.OpenPorts;
import org.junit.jupiter.api.Test;

/** What other machines reach of a Balie whose operator has opened nothing. */
class PortsXIT extends CallTest {
    @Test
    void balieItsDatabaseAndItsEngineListenOnThisMachineOnly() {
        List<Long> processes = balie.processes();

        assertThat(processes.stream().flatMap(pid -> OpenPorts.all(pid).stream()))
                .as("pages, SIP twice, PostgreSQL and the engine's own")
                .hasSizeGreaterThan(6);
        assertThat(processes.stream().flatMap(pid -> OpenPorts.beyondLoopback(pid).stream()))
                .isEmpty();
    }
}
