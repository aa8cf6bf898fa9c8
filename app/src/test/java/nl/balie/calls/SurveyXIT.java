package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers who are asked, after their conversation, how satisfied they are. */
class SurveyXIT extends CallTest {
    private static final String PAGE = "/beheer/kto";
    private static final String NAME = "Na het gesprek";

    @BeforeAll
    static void setUp() {
        Administrator administrator = Administrator.of(RunningBalie.shared(), "beheer");
        HttpResponse<String> added = administrator.post(
                PAGE + "/nieuw",
                PAGE,
                new TreeMap<>(Map.ofEntries(
                        Map.entry("name", NAME),
                        Map.entry("language", "nl"),
                        Map.entry("queue", ""),
                        Map.entry("attempts", "3"),
                        Map.entry("invitation", "Doet u mee? Toets 1 voor ja."),
                        Map.entry("thanks", "Dank u wel."),
                        Map.entry("questions[0].kind", "OPEN"),
                        Map.entry("questions[0].text", "Welk cijfer geeft u?"),
                        Map.entry("questions[0].lowest", "1"),
                        Map.entry("questions[0].highest", "10"),
                        Map.entry("questions[0].confirm", "true"),
                        Map.entry("questions[1].kind", "CLOSED"),
                        Map.entry("questions[1].text", "Bent u geholpen?"),
                        Map.entry("questions[1].answers", "1 = Ja\n2 = Nee"),
                        Map.entry("questions[2].kind", "OPEN"),
                        Map.entry("questions[2].text", "Wat is uw postcode?"))));
        assertThat(added.statusCode()).as(added.body()).isBetween(300, 399);
    }

    @AfterEach
    void nobodyIsInvitedAnyMore() {
        activate(false);
    }

    @Test
    @Requirement("2.8.4")
    @Requirement(value = "2.8.8", part = "answers")
    @Requirement(
            value = {"2.8.1", "2.8.2", "2.8.3", "2.8.6", "2.8.7", "2.8.10"},
            part = "telephone")
    void answersAfterTheConversationAreCheckedConfirmedAndKept() {
        activate(true);
        try (Citizen citizen = Citizen.calls(balie, DIRECT);
                AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
            String contact = invited(citizen, '1');
            api.awaitEvent(contact, "in-wachtrij");
            speaks(contact, phone);
            phone.hangsUp();

            // not a grade; a slip that is taken back; the grade
            keysIn(citizen, "0#");
            keysIn(citizen, "8#");
            keysIn(citizen, "2");
            keysIn(citizen, "9#");
            keysIn(citizen, "1");
            api.awaitEvent(contact, "kto-antwoord");
            // not one of the answers; one of them
            keysIn(citizen, "5");
            citizen.hearsWords("Dat is geen van de mogelijke antwoorden.");
            citizen.hearsWords("Bent u geholpen?");
            citizen.presses('1');
            keysIn(citizen, "3511*#");
            citizen.isHungUpOn();

            ended(contact, "afgehandeld");
            JsonNode run = run(contact);
            assertThat(run.path("status").asText()).isEqualTo("voltooid");
            assertThat(run.path("id").asText()).isNotEqualTo(contact).hasSize(36);
            assertThat(run.path("agentNaam").textValue()).isEqualTo("Fatima El Amrani");
            assertThat(run.path("wachtrij").textValue()).isEqualTo("Burgerzaken");
            List<JsonNode> answers = BalieApi.list(run.path("antwoorden"));
            assertThat(answers)
                    .extracting(answer -> answer.path("betekenis").asText())
                    .containsExactly("9", "Ja", "3511*");
            assertThat(answers)
                    .extracting(answer -> answer.path("pogingen").asInt())
                    .containsExactly(3, 2, 1);
            assertThat(answers.getFirst().path("bevestigd").asBoolean()).isTrue();
            assertThat(Administrator.of(balie, "supervisor").get("/contacten/" + contact))
                    .contains("Doet na het gesprek mee aan het onderzoek " + NAME, "Bent u geholpen? Antwoord: Ja");
        }
    }

    @Test
    @Requirement(value = "2.8.2", part = "telephone")
    void whoDoesNotWantToHearsNoQuestions() {
        activate(true);
        try (Citizen citizen = Citizen.calls(balie, DIRECT);
                AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
            String contact = invited(citizen, '2');
            speaks(contact, phone);
            phone.hangsUp();
            citizen.isHungUpOn();

            ended(contact, "afgehandeld");
            JsonNode run = run(contact);
            assertThat(run.path("status").asText()).isEqualTo("geweigerd");
            assertThat(run.path("antwoorden")).isEmpty();
        }
    }

    @Test
    @Requirement(value = "2.8.10", part = "telephone")
    void whoHangsUpHalfwayLeavesWhatHeAnswered() {
        activate(true);
        try (Citizen citizen = Citizen.calls(balie, DIRECT);
                AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
            String contact = invited(citizen, '1');
            speaks(contact, phone);
            phone.hangsUp();
            keysIn(citizen, "10");
            keysIn(citizen, "1");
            api.awaitEvent(contact, "kto-antwoord");
            citizen.hearsSound();
            citizen.hangsUp();

            ended(contact, "afgehandeld");
            JsonNode run = run(contact);
            assertThat(run.path("status").asText()).isEqualTo("afgebroken");
            assertThat(BalieApi.list(run.path("antwoorden")))
                    .extracting(answer -> answer.path("waarde").asText())
                    .containsExactly("10");
        }
    }

    @Test
    @Requirement(value = "2.8.2", part = "telephone")
    void whoGetsNoAgentIsAskedNothing() {
        activate(true);
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String contact = invited(citizen, '1');
            api.awaitEvent(contact, "in-wachtrij");
            citizen.hangsUp();
            ended(contact, "afgebroken");
            assertThat(run(contact).path("status").asText()).isEqualTo("niet-begonnen");
        }
    }

    @Test
    @Requirement(value = "2.8.1", part = "telephone")
    void nobodyIsInvitedWhenNoSurveyIsActive() {
        try (Citizen citizen = Citizen.calls(balie, DIRECT);
                AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
            String contact = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitEvent(contact, "in-wachtrij");
            speaks(contact, phone);
            phone.hangsUp();
            citizen.isHungUpOn();
            ended(contact, "afgehandeld");
            assertThat(api.events(contact, "kto-aangeboden")).isEmpty();
        }
    }

    /** Waits for the invitation, and answers it. */
    private String invited(Citizen citizen, char answer) {
        String contact = citizen.contact();
        citizen.says(0);
        api.awaitSteps(contact, "Task_DecideRoute");
        citizen.hearsSound();
        citizen.presses(answer);
        JsonNode offered = api.awaitEvent(contact, "kto-aangeboden");
        assertThat(offered.path("gegevens").path("deelname").asBoolean()).isEqualTo(answer == '1');
        return contact;
    }

    private void speaks(String contact, AgentPhone phone) {
        api.available("agent1");
        phone.awaitCall();
        api.awaitEvent(contact, "verbonden");
        phone.says(0);
        api.unavailable("agent1");
    }

    private static void keysIn(Citizen citizen, String keys) {
        citizen.hearsSound();
        keys.chars().forEach(key -> citizen.presses((char) key));
    }

    private JsonNode run(String contact) {
        return BalieApi.list(api.read("/api/v1/kto-resultaten").path("resultaten")).stream()
                .filter(run -> run.path("contact").asText().equals(contact))
                .findFirst()
                .orElseThrow();
    }

    private void activate(boolean active) {
        Administrator administrator = Administrator.of(balie, "beheer");
        String path = administrator.rowOf(PAGE, NAME, PAGE);
        administrator.save(path, path, Map.of("active", Boolean.toString(active)));
    }
}
