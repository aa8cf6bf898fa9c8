package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.balie.contacts.Fact;
import nl.balie.numbers.DialRules;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Telephony;
import org.junit.jupiter.api.Test;

class OutsideLineTests {
    private static final Outcome ANSWERED = new Outcome.Done(Instant.EPOCH);

    private final List<Object> dialled = new ArrayList<>();
    private final List<Fact> notes = new ArrayList<>();
    private final Exchange exchange = new Exchange();
    private final OutsideLine line = new OutsideLine(
            exchange,
            organisation -> organisation.equals("bergdorp") ? new DialRules(List.of("+32")) : DialRules.STANDARD,
            organisation -> new DialRules(List.of("+32")),
            (_, _, fact) -> notes.add(fact));

    OutsideLineTests() {
        exchange.open((Telephony) Proxy.newProxyInstance(
                Telephony.class.getClassLoader(), new Class<?>[] {Telephony.class}, (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("connect");
                    dialled.add(arguments[1]);
                    return CompletableFuture.completedFuture(ANSWERED);
                }));
    }

    @Test
    void dialsInE164() {
        assertThat(connect("waterstad", "030 286 00 00")).isEqualTo(ANSWERED);
        assertThat(connect("bergdorp", "0032 2 555 12 12")).isEqualTo(ANSWERED);

        assertThat(dialled)
                .containsExactly(new Destination.External("+31302860000"), new Destination.External("+3225551212"));
        assertThat(notes).isEmpty();
    }

    @Test
    void tellsWhatItDoesNotDialAsOutOfReachAndWhyInTheTimeline() {
        assertThat(connect("waterstad", "+319001234567")).isInstanceOf(NotConnected.class);
        assertThat(connect("waterstad", "+3225551212")).isInstanceOf(NotConnected.class);
        assertThat(connect("bergdorp", "112")).isInstanceOf(NotConnected.class);

        assertThat(dialled).isEmpty();
        assertThat(notes)
                .containsExactly(
                        new Fact.NotDialled("+319001234567", Fact.Undialled.PAID),
                        new Fact.NotDialled("+3225551212", Fact.Undialled.ABROAD),
                        new Fact.NotDialled("112", Fact.Undialled.EMERGENCY));
    }

    private Outcome connect(String organisation, String number) {
        return line.connect(new CallId("1"), organisation, UUID.randomUUID(), number, "", Duration.ofSeconds(1))
                .join();
    }
}
