package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.Wav;
import org.junit.jupiter.api.Test;

/** Callers who leave a message and are called back by who hears it. */
class VoicemailXIT extends CallTest {
    private static final Pattern MESSAGE = Pattern.compile("/desk/terugbellen/([0-9a-f-]{36})/bericht\\.wav");

    private final QueuePages queues = new QueuePages(balie);

    @Test
    @Requirement({"2.3.11", "2.3.15"})
    void theMessageReachesTheAgentsOfTheQueueWhoCallBack() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", voicemail());
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String asked = citizen.contact();
            api.awaitEvent(asked, "in-wachtrij");
            citizen.says(Citizen.TONE);
            speaks(citizen, asked);
            citizen.presses('#');
            citizen.hearsSound();
            citizen.isHungUpOn();
            ended(asked, "voicemail");

            Administrator agent = Administrator.of(balie, "agent1");
            String desk = agent.get("/desk/terugbellen");
            assertThat(desk).contains(Citizen.WRITTEN);
            String message = messageIn(desk);
            short[] heard = Wav.parse(agent.bytes("/desk/terugbellen/" + message + "/bericht.wav"))
                    .samples();
            assertThat(ToneDetector.share(heard, Citizen.TONE)).isGreaterThan(0.8);
            assertThat(Administrator.of(balie, "agent5").get("/desk/terugbellen"))
                    .doesNotContain(Citizen.WRITTEN);

            try (AgentPhone outside = AgentPhone.outside(balie);
                    AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                api.unavailable("agent1");
                assertThat(agent.post("/desk", "/desk/terugbellen/" + message + "/bellen", Map.of())
                                .statusCode())
                        .isBetween(300, 399);
                outside.awaitCall();
                phone.says(AgentPhone.TONE);
                outside.hears(AgentPhone.TONE);
                outside.says(Citizen.TONE);
                phone.hears(Citizen.TONE);
                agent.post("/desk", "/desk/oproep/wacht", Map.of("aan", "true"));
                outside.hearsMusic();
                phone.hearsSilence();
                agent.post("/desk", "/desk/oproep/wacht", Map.of("aan", "false"));
                outside.hears(AgentPhone.TONE);
                phone.hears(Citizen.TONE);
                phone.hangsUp();
                outside.isHungUpOn();
            }
            JsonNode called = api.contacts().getFirst();
            assertThat(called.path("naar").asText()).isEqualTo(Citizen.NUMBER);
            ended(called.path("id").asText(), "afgehandeld");
            assertThat(agent.get("/desk/terugbellen")).doesNotContain(Citizen.WRITTEN);
        }
    }

    @Test
    @Requirement("2.3.15")
    void theTeamIsToldByMailAlsoWhenTheMailServerIsAwayAtFirst() throws Exception {
        Map<String, String> told = new LinkedHashMap<>(voicemail());
        told.put("messageEmail", "burgerzaken@waterstad.example");
        try (AutoCloseable treatment = queues.treat("Burgerzaken", told);
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String asked = citizen.contact();
            api.awaitEvent(asked, "in-wachtrij");
            citizen.says(Citizen.TONE);
            speaks(citizen, asked);
            citizen.presses('#');
            citizen.isHungUpOn();
            ended(asked, "voicemail");
            Await.until(
                    "Balie to have missed the mail server",
                    () -> balie.lastWords().contains("a mail was not taken"));

            GreenMail server = new GreenMail(new ServerSetup(balie.mailPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            try {
                assertThat(server.waitForIncomingEmail(Await.PATIENCE.toMillis(), 1))
                        .isTrue();
                assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
                    assertThat(mail.getAllRecipients())
                            .extracting(Object::toString)
                            .containsExactly("burgerzaken@waterstad.example");
                    assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("balie@waterstad.example");
                    assertThat(mail.getSubject()).isEqualTo("Nieuw bericht voor Burgerzaken");
                    assertThat(GreenMailUtil.getBody(mail))
                            .contains("http://balie.localhost/desk/terugbellen")
                            .doesNotContain(Citizen.NUMBER.substring(3));
                });
            } finally {
                server.stop();
            }
            Administrator agent = Administrator.of(balie, "agent1");
            String message = messageIn(agent.get("/desk/terugbellen"));
            agent.post("/desk", "/desk/terugbellen/" + message + "/afhandelen", Map.of());
        }
    }

    @Test
    @Requirement("2.3.15")
    void whatWasSaidIsKeptWhenTheCallerHangsUp() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", voicemail());
                Citizen citizen = Citizen.callsAnonymously(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String asked = citizen.contact();
            api.awaitEvent(asked, "in-wachtrij");
            citizen.says(Citizen.TONE);
            speaks(citizen, asked);
            citizen.hangsUp();
            ended(asked, "voicemail");

            Administrator agent = Administrator.of(balie, "agent1");
            String desk = agent.get("/desk/terugbellen");
            String message = messageIn(desk);
            assertThat(desk).doesNotContain(message + "/bellen");
            agent.post("/desk", "/desk/terugbellen/" + message + "/afhandelen", Map.of());
            assertThat(agent.get("/desk/terugbellen")).doesNotContain(message);
        }
    }

    @Test
    @Requirement("2.3.15")
    void whoSaysNothingWaitsOnInHisPlace() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", voicemail());
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String asked = citizen.contact();
            api.awaitEvent(asked, "in-wachtrij");
            citizen.says(0);
            citizen.hearsSound();
            citizen.presses('1');
            Await.until("the choice", () -> api.events(asked, "toets").size() == 1);
            Await.until("the message to begin", () -> isRecording(asked));
            citizen.presses('#');
            api.awaitSteps(asked, "Task_EnterQueue", "Task_EnterQueue");
            assertThat(api.events(asked, "in-wachtrij")).hasSize(1);
            citizen.hangsUp();
            ended(asked, "afgebroken");
            assertThat(Administrator.of(balie, "agent1").get("/desk/terugbellen"))
                    .doesNotContain("bericht.wav");
        }
    }

    @Test
    @Requirement("2.3.15")
    void whatWasSaidIsKeptWhenBalieIsKilledMeanwhile() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", voicemail())) {
            assertThat(treatment).isNotNull();
            String asked;
            try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
                asked = citizen.contact();
                api.awaitEvent(asked, "in-wachtrij");
                citizen.says(Citizen.TONE);
                speaks(citizen, asked);
                balie.kill9();
            }
            balie.restart();

            ended(asked, "onderbroken");
            Administrator agent = Administrator.of(balie, "agent1");
            String message = messageIn(agent.get("/desk/terugbellen"));
            short[] heard = Wav.parse(agent.bytes("/desk/terugbellen/" + message + "/bericht.wav"))
                    .samples();
            assertThat(ToneDetector.share(heard, Citizen.TONE)).isGreaterThan(0.8);
            agent.post("/desk", "/desk/terugbellen/" + message + "/afhandelen", Map.of());
        }
    }

    /** Chooses to leave a message, and speaks until two seconds of it are in the file. */
    private void speaks(Citizen citizen, String contact) {
        citizen.hearsSound();
        citizen.presses('1');
        Await.until("the message", () -> balie.recorded() > 2 * 16_000);
        assertThat(api.events(contact, "toets")).hasSize(1);
    }

    private boolean isRecording(String contact) {
        return balie.recorded() > 0 && !api.events(contact, "toets").isEmpty();
    }

    /** The first message in the list of the desk. */
    static String messageIn(String desk) {
        Matcher matcher = MESSAGE.matcher(desk);
        assertThat(matcher.find()).as(desk).isTrue();
        return matcher.group(1);
    }

    private static Map<String, String> voicemail() {
        return Map.of("longAfter", "5", "longMessage", "Het is druk.", "longDestination", "VOICEMAIL");
    }
}
