package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.PhoneNumber;
import nl.balie.telephony.CallId;
import org.junit.jupiter.api.Test;

class LiveCallTests {
    private final LiveCall call = new LiveCall(
            new CallId("1"),
            "waterstad",
            UUID.randomUUID(),
            new PhoneNumber(
                    UUID.randomUUID(),
                    "+31990001000",
                    "",
                    "balie-main-menu",
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    Fallback.QUEUE,
                    "",
                    null));

    @Test
    void releasesItsAgentOnce() {
        boolean there = call.markConnected();

        assertThat(there).isTrue();
        assertThat(call.release()).isTrue();
        assertThat(call.release()).isFalse();
        assertThat(call.released()).isTrue();
    }

    @Test
    void tellsOfAnAgentWhoLeftBeforeItWasStoredThatHeWasConnected() {
        boolean released = call.release();

        assertThat(released).isFalse();
        assertThat(call.markConnected()).isFalse();
        assertThat(call.release()).isTrue();
    }

    @Test
    void holdsAnEarlierAgentsLeaveAgainstNobody() {
        call.release();
        call.markTakenOver();

        assertThat(call.markConnected()).isTrue();
    }
}
