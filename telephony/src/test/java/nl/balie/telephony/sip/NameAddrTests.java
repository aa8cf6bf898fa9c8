package nl.balie.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3261 section 25.1. */
class NameAddrTests {
    @Test
    void partsAListAtItsCommasAndNotAtThoseOfNames() {
        List<NameAddr> all = NameAddr.all(List.of(
                "\"Vries, \\\"Jan\\\" de <sip:1@x>\" <sip:0302860001@carrier;a=b,c>;reason=no-answer,"
                        + " Piet <tel:+31302860002>",
                "sip:0302860003@carrier;index=1"));

        assertThat(all)
                .containsExactly(
                        new NameAddr("Vries, \"Jan\" de <sip:1@x>", "sip:0302860001@carrier;a=b,c"),
                        new NameAddr("Piet", "tel:+31302860002"),
                        new NameAddr(null, "sip:0302860003@carrier"));
        assertThat(all).extracting(NameAddr::user).containsExactly("0302860001", "+31302860002", "0302860003");
    }

    @ParameterizedTest
    @CsvSource({
        "<sip:0302860001@>, 0302860001",
        "<SIP:%2B31302860001:secret@x?Subject=a>, +31302860001",
        "<sip:+31302860001;npdi;rn=1@x;user=phone>, +31302860001",
        "<tel:302860001;phone-context=+31>, +31302860001",
        "<sip:carrier>, ",
        "<mailto:a@b>, ",
    })
    void readsTheUserOfAnAddress(String written, String user) {
        assertThat(NameAddr.all(List.of(written)).getFirst().user()).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "<",
                "\"",
                "\"\\",
                "<<>>,\"<\",",
                ">x<",
                "\"a\"b<",
                ";",
                "<sip:",
                "sip:@",
                "<tel:;phone-context=+31>"
            })
    void survivesWhatIsNoAddress(String written) {
        assertThat(NameAddr.all(List.of(written)))
                .allSatisfy(address -> assertThat(address.user()).isNull());
    }
}
