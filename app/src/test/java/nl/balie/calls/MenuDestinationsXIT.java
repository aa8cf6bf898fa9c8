package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A menu as an administrator draws it, with every key and a destination of each kind behind them. */
class MenuDestinationsXIT extends CallTest {
    private static final double MESSAGE = 700;

    @BeforeAll
    static void draw() throws IOException {
        RunningBalie balie = RunningBalie.shared();
        try (Browser browser = new Browser();
                InputStream model = MenuDestinationsXIT.class.getResourceAsStream("destinations.bpmn")) {
            Drawing drawing = Drawing.in(balie, browser.newPage(1440, 900));
            drawing.addPrompt("Bestemming");
            drawing.uploadTone(MESSAGE, "nl");
            drawing.deploy(
                    "Bestemmingen",
                    new String(Objects.requireNonNull(model).readAllBytes(), StandardCharsets.UTF_8),
                    "Task_AskSecond");
        }
        Administrator.of(balie, "beheer").lead(MENU, "waterstad-bestemmingen");
    }

    @AfterAll
    static void lead() {
        Administrator.of(RunningBalie.shared(), "beheer").lead(MENU, "balie-main-menu");
    }

    @Test
    @Requirement(value = "2.4.2", part = "keys, to a message")
    void everyKeyIsAChoiceAndOneLeadsToAMessage() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = atTheMenu(citizen);
            for (char key : "2345678".toCharArray()) {
                citizen.presses(key);
                Await.until("key " + key, () -> pressed(id).contains(String.valueOf(key)));
            }
            citizen.presses('*');
            citizen.hears(MESSAGE);
            citizen.isHungUpOn();

            ended(id, "geen-agent");
            assertThat(pressed(id)).containsExactly("2", "3", "4", "5", "6", "7", "8", "*");
        }
    }

    @Test
    @Requirement(value = "2.4.2", part = "to another menu, to a queue")
    void oneLeadsToAnotherMenuAndAChoiceThereToAQueue() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = atTheMenu(citizen);
            citizen.presses('1');
            citizen.presses('*');
            api.awaitEvent(id, "in-wachtrij");
            citizen.hangsUp();

            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(contact.path("skillgroep").asText()).isEqualTo("Team Burgerzaken");
            api.awaitSteps(id, "Task_AskMenu", "Task_AskSecond");
        }
    }

    @Test
    @Requirement(value = "2.4.2", part = "to a queue")
    void oneLeadsToTheQueueOfASkillGroupWhoseAgentAnswers() {
        try (Citizen citizen = Citizen.calls(balie, MENU);
                AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            citizen.presses('9');
            api.awaitEvent(id, "in-wachtrij");
            api.available("agent1");
            bothAreHeard(citizen, phone);
            api.unavailable("agent1");
            citizen.hangsUp();
            phone.isHungUpOn();

            JsonNode contact = ended(id, "afgehandeld");
            assertThat(contact.path("skillgroep").asText()).isEqualTo("Team Belastingen");
        }
    }

    @Test
    @Requirement(value = "2.4.2", part = "to voicemail")
    void oneLeadsToVoicemail() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            citizen.presses('#');
            Await.until("the message", () -> balie.recorded() > 2 * 16_000);
            citizen.presses('#');
            citizen.isHungUpOn();

            ended(id, "voicemail");
            Administrator agent = Administrator.of(balie, "agent1");
            String desk = agent.get("/desk/terugbellen");
            assertThat(desk).contains(Citizen.WRITTEN);
            agent.post("/desk", "/desk/terugbellen/" + VoicemailXIT.messageIn(desk) + "/afhandelen", Map.of());
        }
    }

    @Test
    @Requirement(value = "2.4.2", part = "to a number outside")
    void oneLeadsToANumberOutside() {
        try (AgentPhone outside = AgentPhone.outside(balie);
                Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            citizen.presses('0');
            bothAreHeard(citizen, outside);
            outside.hangsUp();
            citizen.isHungUpOn();

            ended(id, "doorverbonden");
            assertThat(api.events(id, "doorverbonden").toString()).contains("+31201234567");
        }
    }

    private String atTheMenu(Citizen citizen) {
        String id = citizen.contact();
        citizen.says(0);
        return id;
    }

    /** The keys that were choices, in order. */
    private List<String> pressed(String contact) {
        return api.events(contact, "toets").stream()
                .map(event -> event.path("gegevens"))
                .filter(key -> key.path("keuze").asBoolean())
                .map(key -> key.path("toets").asText())
                .toList();
    }
}
