package nl.balie.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionsTests {
    private static final InetAddress OFFICE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("192.0.2.2");

    private final Set<String> gone = new HashSet<>();
    private final Connections<String> connections = new Connections<>(2, connection -> !gone.contains(connection));

    @Test
    void anAddressThatHasTooManyLosesTheOldestThatSaidNothing() {
        connections.opened("phone", OFFICE, 0);
        connections.heard("phone", true, 1);
        connections.opened("silent", OFFICE, 2);

        assertThat(connections.opened("new", OFFICE, 3)).containsExactly("silent");
        assertThat(connections.opened("other", ELSEWHERE, 4)).isEmpty();
    }

    @Test
    void anAddressThatUsesAllOfItsOwnGetsNoneBeside() {
        for (String phone : new String[] {"one", "two"}) {
            connections.opened(phone, OFFICE, 0);
            connections.heard(phone, false, 1);
        }

        assertThat(connections.opened("three", OFFICE, 2)).containsExactly("three");
        gone.add("one");
        assertThat(connections.opened("four", OFFICE, 3)).isEmpty();
    }

    @Test
    void whatIsIdleForTooLongIsClosedSoonerTheLessItSaid() {
        connections.opened("silent", OFFICE, 0);
        assertThat(connections.opened("first", ELSEWHERE, Connections.UNPROVEN_NANOS))
                .containsExactly("silent");
        connections.heard("first", false, Connections.UNPROVEN_NANOS);
        long later = Connections.UNPROVEN_NANOS + Connections.IDLE_NANOS;
        connections.opened("phone", OFFICE, later - 1);
        connections.heard("phone", true, later - 1);

        assertThat(connections.opened("second", ELSEWHERE, later)).containsExactly("first");
        assertThat(connections.opened("third", OFFICE, later + Connections.IDLE_NANOS))
                .containsExactly("second");
        assertThat(connections.opened("fourth", ELSEWHERE, later + Connections.REGISTERED_NANOS))
                .contains("phone");
    }
}
