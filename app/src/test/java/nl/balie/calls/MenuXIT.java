package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers in menus as an administrator draws them: in two languages, without a choice, and by the clock. */
class MenuXIT extends CallTest {
    private static final double DUTCH = 700;
    private static final double ENGLISH = 900;
    private static final String EVENING = "Avond";

    @BeforeAll
    static void draw() throws IOException {
        RunningBalie balie = RunningBalie.shared();
        Administrator administrator = Administrator.of(balie, "beheer");
        administrator.addClosedCalendar(EVENING);
        try (Browser browser = new Browser();
                InputStream model = MenuXIT.class.getResourceAsStream("menus.bpmn")) {
            Drawing drawing = Drawing.in(balie, browser.newPage(1440, 900));
            drawing.speak("en");
            drawing.addPrompt("Welkomst");
            drawing.uploadTone(DUTCH, "nl");
            drawing.uploadTone(ENGLISH, "en");
            String choices = new String(Objects.requireNonNull(model).readAllBytes(), StandardCharsets.UTF_8);
            drawing.deploy("Keuzes", choices, "Task_AskThird");
            drawing.deploy(
                    "Zonder avond",
                    choices.replace("\"Avond\"", "\"" + Drawing.NOWHERE + "\"")
                            .replace("name=\"Keuzes\"", "name=\"Zonder avond\""),
                    "Task_AskThird");
        }
        administrator.lead(MENU, "waterstad-keuzes");
    }

    @AfterAll
    static void lead() {
        Administrator.of(RunningBalie.shared(), "beheer").lead(MENU, "balie-main-menu");
    }

    @Test
    @Requirement("2.4.10")
    void whoChoosesEnglishHearsEnglishAndWhoChoosesNothingHearsDutch() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            citizen.hearsSound();
            citizen.presses('2');
            citizen.hears(ENGLISH);
            citizen.hangsUp();
            ended(id, "afgebroken");
            assertThat(api.events(id, "taal").toString()).contains("\"en\"");
        }
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            citizen.hears(DUTCH);
            citizen.hangsUp();
            ended(id, "afgebroken");
            assertThat(api.events(id, "taal").toString()).contains("\"nl\"");
        }
    }

    @Test
    @Requirement("2.4.5")
    void whoChoosesNothingHearsTheMenuAgainThenAnotherAndFollowsThePresetRoute() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            assertThat(api.awaitEvent(id, "in-wachtrij").toString()).contains("Belastingen");
            citizen.hangsUp();
            ended(id, "afgebroken");
            api.awaitSteps(id, "Task_AskSecond");
            assertThat(menus(id)).containsExactly("Task_AskFirst", "Task_AskFirst", "Task_AskSecond");
        }
    }

    @Test
    @Requirement("2.4.5")
    void whoChoosesNothingInTheLastMenuIsDisconnected() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            Await.until("the first menu twice", () -> menus(id).size() == 2);
            citizen.hearsSound();
            citizen.presses('9');
            citizen.isHungUpOn();
            ended(id, "geen-agent");
            api.awaitSteps(id, "Task_AskThird");
            assertThat(menus(id)).containsExactly("Task_AskFirst", "Task_AskFirst", "Task_AskSecond", "Task_AskThird");
        }
    }

    @Test
    @Requirement(value = "2.4.4", part = "opening hours")
    void whatAChoiceLeadsToDependsOnDayAndTime() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            chooses(citizen, id);
            citizen.isHungUpOn();
            ended(id, "gesloten");
            api.awaitSteps(id, "Task_AskFirst", "Task_CheckEvening", "Task_SayClosed");
        }
        alwaysOpen();
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            chooses(citizen, id);
            assertThat(api.awaitEvent(id, "in-wachtrij").toString()).contains("Burgerzaken");
            citizen.hangsUp();
            ended(id, "afgebroken");
        }
    }

    @Test
    @Requirement(value = "2.2.14", part = "telephone")
    void aStepThatFailsTakesThePathThatIsDrawnForIt() {
        Administrator administrator = Administrator.of(balie, "beheer");
        administrator.lead(MENU, "waterstad-zonder-avond");
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            chooses(citizen, id);
            assertThat(api.awaitEvent(id, "in-wachtrij").toString()).contains("Belastingen");
            citizen.hangsUp();
            ended(id, "afgebroken");

            assertThat(api.events(id, "stap").toString()).contains("er zijn geen openingstijden");
            String page = administrator.get("/contacten/" + id);
            assertThat(page).contains("de callflow ging verder op het pad daarvoor");
            var path = Pattern.compile("data-path-url=\"([^\"]*waterstad-zonder-avond[^\"]*)\"")
                    .matcher(page);
            assertThat(path.find()).isTrue();
            assertThat(administrator.get(path.group(1))).contains("Event_EveningUnknown", "CallActivity_Belastingen");
            assertThat(administrator.get("/beheer/procesincidenten").split("mislukt-titel", 2))
                    .satisfiesExactly(
                            standingStill -> assertThat(standingStill).doesNotContain(id),
                            failed -> assertThat(failed).contains(id, "Zonder avond", "er zijn geen openingstijden"));
        } finally {
            administrator.lead(MENU, "waterstad-keuzes");
        }
    }

    @Test
    void whatACallflowNamesKeepsItsNameAndIsNotRemoved() {
        Administrator administrator = Administrator.of(balie, "beheer");
        assertThat(administrator.get("/beheer/calamiteiten"))
                .contains("Callflow Keuzes kijkt niet naar deze schakelaar");
        String calendar = administrator.rowOf("/beheer/openingstijden", EVENING, "/beheer/openingstijden");
        String queue = administrator.rowOf("/beheer/wachtrijen", "Belastingen", "/beheer/wachtrijen");

        assertThat(administrator.refused(calendar, Map.of("name", "Anders")))
                .contains("een andere naam zou hen stilzetten: callflow Keuzes.");
        assertThat(administrator.refused(queue, Map.of("name", "Anders")))
                .contains("callflow Keuzes, callflow Zonder avond");
        assertThat(administrator.get(calendar + "/verwijderen")).contains("is nog in gebruik", "callflow Keuzes");
        assertThat(administrator.get(queue + "/verwijderen")).contains("is nog in gebruik", "callflow Keuzes");
    }

    private void chooses(Citizen citizen, String contact) {
        api.awaitSteps(contact, "Task_SayWelcome");
        citizen.presses('1');
    }

    private void alwaysOpen() {
        Administrator administrator = Administrator.of(balie, "beheer");
        String path = administrator.rowOf("/beheer/openingstijden", EVENING, "/beheer/openingstijden");
        Map<String, String> week = new LinkedHashMap<>();
        for (String day : "monday tuesday wednesday thursday friday saturday sunday".split(" ")) {
            week.put(day, "0:00-24:00");
        }
        administrator.save(path, path, week);
    }

    private List<String> menus(String contact) {
        return api.steps(contact).stream()
                .filter(step -> step.startsWith("Task_Ask"))
                .toList();
    }
}
