package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody of the organisation who is away from his desk, with nothing but a telephone. */
class ControlLineXIT extends CallTest {
    private static final String CONTROL_LINE = "+31990001099";
    private static final double SPOKEN = 700;

    private final Administrator supervisor = Administrator.of(balie, "supervisor");
    private final QueuePages queues = new QueuePages(balie);

    @AfterEach
    void asItWas() {
        queues.calamity(DIRECT, Map.of("prompt", "", "destination", "REGULAR"));
    }

    @Test
    @Requirement({"2.2.72", "2.2.75", "2.2.76"})
    void speaksAnEmergencyMessageAndSwitchesItOnAndOffByTelephone() {
        String code = newCode(supervisor);
        queues.calamity(DIRECT, Map.of("destination", "DISCONNECT"));
        try (Citizen caller = Citizen.calls(balie, CONTROL_LINE)) {
            String contact = caller.contact();
            caller.says(0);
            caller.hearsSound();
            keysIn(caller, wrong(code) + "#");
            caller.hearsSound();
            keysIn(caller, code + "#");
            api.awaitSteps(contact, "Task_SignIn");
            caller.hearsSound();
            caller.presses('1');
            caller.hearsSound();
            keysIn(caller, "1001#");
            api.awaitSteps(contact, "Task_ChooseNumber");

            caller.hearsSound();
            caller.presses('3');
            caller.hearsSound();
            caller.hearsSilence();
            caller.changesTo(SPOKEN);
            Await.until("two seconds of it", () -> balie.messages(2 * 16_000) == 1);
            caller.presses('#');
            caller.hears(SPOKEN); // what he said is played back
            caller.presses('1');
            api.awaitSteps(contact, "Task_RecordMessage");
            caller.hearsSound();
            caller.presses('1');
            api.awaitSteps(contact, "Task_TurnOn");
            assertThat(supervisor.get("/beheer/calamiteiten")).contains("Noodboodschap " + DIRECT);

            try (Citizen citizen = Citizen.callsFrom(balie, "+31687654321", DIRECT)) {
                citizen.contact();
                citizen.hears(SPOKEN);
                citizen.isHungUpOn();
                ended(citizen.contact(), "geen-agent");
            }

            caller.hearsSound();
            caller.presses('2');
            api.awaitSteps(contact, "Task_TurnOff");
            caller.hangsUp();
            ended(contact, "beheer");
        }
        assertThat(Administrator.of(balie, "beheer").get("/beheer/logboek"))
                .contains("Aanmelding per telefoon", "Calamiteitschakeling aangezet", "Calamiteitschakeling uitgezet");
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            api.awaitEvent(citizen.contact(), "in-wachtrij");
            citizen.says(0).hangsUp();
            ended(citizen.contact(), "afgebroken");
        }
    }

    @Test
    @Requirement(value = "2.10.1", part = "prompts")
    void speaksAPromptByTelephoneAsFarAsHeMay() {
        Administrator administrator = Administrator.of(balie, "beheer");
        String prompt = URI.create(administrator
                        .post(
                                "/beheer/meldteksten/nieuw",
                                "/beheer/meldteksten",
                                Map.of("name", "Zomertijden", "description", ""))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .getPath();
        Matcher number = Pattern.compile("Nummer (\\d+)<").matcher(administrator.get(prompt));
        assertThat(number.find()).isTrue();
        String supervisorsCode = newCode(supervisor);
        try (Citizen caller = Citizen.calls(balie, CONTROL_LINE)) {
            signsIn(caller, supervisorsCode);
            caller.presses('2');
            api.awaitSteps(caller.contact(), "Task_RecordPrompt"); // he may not
            caller.hangsUp();
            ended(caller.contact(), "beheer");
        }
        String code = newCode(administrator);
        try (Citizen caller = Citizen.calls(balie, CONTROL_LINE)) {
            signsIn(caller, code);
            caller.presses('2');
            caller.hearsSound();
            keysIn(caller, number.group(1) + "#");
            caller.hearsSound();
            caller.hearsSilence();
            caller.changesTo(SPOKEN);
            Await.until("two seconds of it", () -> balie.messages(2 * 16_000) == 1);
            caller.presses('#');
            caller.hears(SPOKEN);
            caller.presses('1');
            api.awaitSteps(caller.contact(), "Task_RecordPrompt");
            caller.hangsUp();
            ended(caller.contact(), "beheer");
        }
        assertThat(administrator.get(prompt)).contains("Ingesproken per telefoon", "beheer");
    }

    private void signsIn(Citizen caller, String code) {
        caller.contact();
        caller.says(0);
        caller.hearsSound();
        keysIn(caller, code + "#");
        api.awaitSteps(caller.contact(), "Task_SignIn");
        caller.hearsSound();
    }

    @Test
    @Requirement("2.2.72")
    void whoHasNoCodeIsSentAway() {
        try (Citizen caller = Citizen.calls(balie, CONTROL_LINE)) {
            String contact = caller.contact();
            caller.says(0);
            for (int attempt = 0; attempt < 3; attempt++) {
                caller.hearsSound();
                keysIn(caller, "999000000#");
            }
            caller.isHungUpOn();
            ended(contact, "geen-agent");
            assertThat(api.events(contact, "stap").toString()).doesNotContain("Task_ChooseNumber");
        }
    }

    /** Made by himself, on the page where he chooses his password. */
    private static String newCode(Administrator who) {
        who.post("/wachtwoord", "/wachtwoord/telefooncode", Map.of("current", "balie-demo"));
        Matcher shown = Pattern.compile("value=\"(\\d{3} \\d{3} \\d{3})\"").matcher(who.get("/wachtwoord"));
        assertThat(shown.find()).as("the code is shown").isTrue();
        assertThat(who.get("/wachtwoord")).as("once").doesNotContain(shown.group(1));
        return shown.group(1).replace(" ", "");
    }

    /** The same person, another secret. */
    private static String wrong(String code) {
        return code.substring(0, 8) + (code.endsWith("0") ? '1' : '0');
    }

    private static void keysIn(Citizen citizen, String keys) {
        keys.chars().forEach(key -> citizen.presses((char) key));
    }
}
