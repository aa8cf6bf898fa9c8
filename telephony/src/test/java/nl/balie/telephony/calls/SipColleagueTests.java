package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.IncomingCall;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls from phones that are registered. */
class SipColleagueTests {
    private static final String NUMBER = "+31990001001";
    private static final String FROM = "\"Fatima\" <sip:agent1@balie>;tag=1";

    private final TestBalie balie = new TestBalie();
    private final SipPeer phone = balie.phone("agent1");

    @AfterEach
    void stop() {
        phone.close();
        balie.close();
    }

    private SipPeerCall invite(Map<String, String> more) {
        return phone.invite(NUMBER, 40_000, more);
    }

    /** What proves that the caller knows this password. */
    private String proof(String password) {
        SipText challenge = invite(Map.of("From", FROM)).refused(401);
        return SipPeer.authorization(
                "agent1",
                password,
                "SHA-256",
                challenge.all("WWW-Authenticate").getFirst(),
                1,
                "INVITE",
                "sip:" + NUMBER + "@127.0.0.1");
    }

    @Test
    @Requirement(value = "2.3.2", part = "an internal call is known")
    void aPhoneThatKnowsItsPasswordCallsAsItsUser() {
        SipPeerCall call = invite(Map.of(
                "From",
                FROM,
                "Authorization",
                proof("geheim"),
                "P-Asserted-Identity",
                "<sip:+31699999999@carrier>",
                "Diversion",
                "<sip:+31201234567@carrier>"));

        IncomingCall arrived = balie.port.awaitCall();
        assertThat(arrived.phone()).isEqualTo("agent1");
        assertThat(arrived.from()).isEqualTo("agent1");
        assertThat(arrived.diverted()).isNull();
        assertThat(arrived.to()).isEqualTo(NUMBER);
        balie.telephony.answer(arrived.id());
        call.established();
    }

    @Test
    void aPhoneThatDoesNotKnowItIsNoCall() {
        invite(Map.of("From", FROM, "Authorization", proof("fout"))).refused(401);

        assertThat(balie.port.arrived).isEmpty();
    }

    @Test
    void whoHasNoRegisteredPhoneIsWhoTheTrunkSays() {
        phone.register("agent1", "geheim", Map.of("Expires", "0"));

        invite(Map.of("From", FROM));

        assertThat(balie.port.awaitCall().phone()).isNull();
    }
}
