package nl.balie.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(AnyFact.class)
@Domain(DomainContext.Global.class)
class FactCodecPropertyTests {
    private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 2000)
    void everyFactIsReadAsItWasWritten(@ForAll Fact fact) {
        Assume.that(!(fact instanceof Fact.Unknown));

        assertThat(FactCodec.read(AT, FactCodec.type(fact), FactCodec.data(fact)))
                .isEqualTo(new ContactEvent(AT, fact));
    }

    @Property
    void whatANewerBalieAddsIsNotLost(@ForAll Fact fact, @ForAll String added) throws JsonProcessingException {
        Assume.that(!(fact instanceof Fact.Unknown));
        ObjectNode data = (ObjectNode) JSON.readTree(FactCodec.data(fact));
        data.put("addedLater", added);

        assertThat(FactCodec.read(AT, FactCodec.type(fact), data.toString()))
                .isEqualTo(new ContactEvent(AT, fact, Map.of("addedLater", added)));
    }

    @Property
    void aKindOfANewerBalieIsKeptAsItIs(@ForAll Fact fact) {
        Assume.that(!(fact instanceof Fact.Unknown));

        Fact read = FactCodec.read(AT, "OF_LATER", FactCodec.data(fact)).fact();

        assertThat(read).isInstanceOf(Fact.Unknown.class);
        assertThat(((Fact.Unknown) read).type()).isEqualTo("OF_LATER");
    }

    @Property
    void aFactThatLacksWhatItNeedsIsUnknown(@ForAll Fact fact) throws JsonProcessingException {
        Assume.that(!(fact instanceof Fact.Unknown));
        ObjectNode data = (ObjectNode) JSON.readTree(FactCodec.data(fact));
        Arrays.stream(fact.getClass().getRecordComponents())
                .filter(component ->
                        !component.getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class))
                .findFirst()
                .ifPresent(needed -> {
                    data.remove(needed.getName());

                    assertThat(FactCodec.read(AT, FactCodec.type(fact), data.toString())
                                    .fact())
                            .isInstanceOf(Fact.Unknown.class);
                });
    }

    @Test
    void anEndThatANewerBalieKnowsIsKeptAsItIs() {
        ContactEvent read = FactCodec.read(AT, "ENDED", "{\"by\": \"ROBOT\", \"result\": \"HANDLED\"}");

        assertThat(read.fact()).isEqualTo(new Fact.Unknown("ENDED", Map.of("by", "ROBOT", "result", "HANDLED")));
    }

    @Test
    void everyKindHasANameOfItsOwn() {
        assertThat(Arrays.stream(FactType.values()).map(FactType::record).collect(Collectors.toList()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(AnyFact.known().stream()
                        .<Class<? extends Fact>>map(kind -> kind.asSubclass(Fact.class))
                        .toList());
    }
}
