package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** Calls that colleagues outside the contact centre did not answer, and that their exchange forwarded. */
class ForwardedXIT extends CallTest {
    private static final String COLLEAGUE = "Petra Jansen, Casemanager bouwen, Vergunningen, +31990001500";

    @Test
    @Requirement("2.2.40")
    void theAgentSeesWhichColleagueDidNotAnswerAndWhoCalls() {
        try (Citizen citizen = Citizen.isForwarded(
                        balie, "Diversion: <sip:+31990001500@127.0.0.1>;reason=no-answer", OVERFLOW);
                AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
            String contact = citizen.contact();
            citizen.says(Citizen.TONE);
            assertThat(api.awaitEvent(contact, "in-wachtrij").toString()).contains("Terugval");
            api.available("agent1");
            phone.awaitCall();
            api.awaitEvent(contact, "verbonden");
            bothAreHeard(citizen, phone);
            assertThat(Administrator.of(balie, "agent1").get("/desk")).contains(COLLEAGUE, Citizen.WRITTEN);
            api.unavailable("agent1");
            citizen.hangsUp();
            phone.isHungUpOn();
            ended(contact, "afgehandeld");
            assertThat(api.events(contact, "doorgeschakeld").toString()).contains(COLLEAGUE);
        }
    }

    @Test
    @Requirement("2.2.40")
    void aColleagueWhomNobodyKnowsIsShownByHisNumber() {
        String history = "History-Info: <sip:+31990001501@127.0.0.1;cause=408>;index=1," + "<sip:" + OVERFLOW
                + "@127.0.0.1>;index=1.1;mp=1";
        try (Citizen citizen = Citizen.isForwarded(balie, history, OVERFLOW)) {
            String contact = citizen.contact();
            api.awaitEvent(contact, "in-wachtrij");
            assertThat(api.events(contact, "doorgeschakeld").toString()).contains("\"collega\":\"+31990001501\"");
            citizen.says(0);
            citizen.hangsUp();
            ended(contact, "afgebroken");
        }
    }
}
