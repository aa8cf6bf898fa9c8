package nl.balie.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import nl.balie.telephony.CallLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NewCallsTests {
    private static final String TRUNK = "192.0.2.1";

    private final MovedClock clock = new MovedClock();
    private final NewCalls calls = new NewCalls(new CallLimits(1000, 20, 5), clock);

    @Test
    void aNumberThatCallsAllTheTimeKeepsNobodyElseOut() {
        assertThat(begin(200, TRUNK, "+31687654321")).isEqualTo(25);

        assertThat(calls.mayBegin(TRUNK, "+31612345678")).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(begin(200, TRUNK, "+31687654321")).isEqualTo(5);
    }

    @Test
    void anAddressThatSendsManyNumbersKeepsNoOtherAddressOut() {
        assertThat(flood(TRUNK)).isEqualTo(60);

        assertThat(calls.mayBegin("192.0.2.2", "+31612345678")).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(flood(TRUNK)).isEqualTo(20);
    }

    @Test
    void callersWithoutANumberAreNotOneCaller() {
        assertThat(begin(200, TRUNK, null)).isEqualTo(60);
    }

    @Test
    void asManyAsAreTakenASecondAreTakenForEver() {
        for (int second = 0; second < 600; second++) {
            assertThat(flood(TRUNK, 20)).as("in second %s", second).isEqualTo(20);
            clock.pass(Duration.ofSeconds(1));
        }
    }

    private long flood(String address) {
        return flood(address, 200);
    }

    private long flood(String address, int many) {
        return IntStream.range(0, many)
                .filter(i -> calls.mayBegin(address, "+3161234" + (1000 + i)))
                .count();
    }

    private long begin(int many, String address, @Nullable String caller) {
        return IntStream.range(0, many)
                .filter(_ -> calls.mayBegin(address, caller))
                .count();
    }
}
