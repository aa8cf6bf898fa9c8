package nl.balie.surveys.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.conformity.Requirement;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.pages.Accessibility;
import nl.balie.pages.BrowserTest;
import nl.balie.surveys.Question;
import nl.balie.surveys.Survey;
import nl.balie.surveys.SurveyRun.Given;
import nl.balie.surveys.SurveyRuns;
import nl.balie.surveys.Surveys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An administrator sets up a survey and reads what customers answered, in a real browser. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.demo=true")
class SurveyPagesIT extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String ORGANISATION = "waterstad";

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyRuns runs;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Test
    @Requirement(value = "2.10.1", part = "surveys")
    @Requirement(
            value = {"2.8.1", "2.8.6", "2.8.10"},
            part = "telephone")
    void setsUpASurveyWithErrorsAtTheirFieldsAndReadsItsResults() {
        signIn("beheer", "balie-demo");
        go("/beheer/kto");
        Accessibility.assertNoViolations(page);
        page.getByRole(AriaRole.LINK, named("Nieuw onderzoek")).click();
        Accessibility.assertNoViolations(page);
        picture("survey-new");

        page.locator("#attempts").fill("9");
        page.locator("#thanks").fill("");
        page.getByLabel("Nodig bellers uit voor dit onderzoek").check();
        page.locator("[id='questions0.text']").fill("Welk cijfer geeft u dit gesprek?");
        page.locator("[id='questions0.lowest']").fill("10");
        save();
        assertThat(page.locator("#name-error")).hasText("Vul dit veld in.");
        assertThat(page.locator("#attempts-error")).containsText("van 1 tot en met 5");
        assertThat(page.locator("#thanks-error")).hasText("Vul dit veld in.");
        assertThat(page.locator("[id='questions[0].highest-error']")).containsText("hoger");
        Accessibility.assertNoViolations(page);
        picture("survey-wrong");

        page.locator("#name").fill("Na het gesprek");
        page.locator("#attempts").fill("3");
        page.locator("#thanks").fill("Dank u wel.");
        page.locator("[id='questions0.lowest']").fill("1");
        page.locator("[id='questions0.text']").fill("");
        save();
        assertThat(page.locator("#active-error")).containsText("zonder vragen");
        page.locator("[id='questions0.text']").fill("Welk cijfer geeft u dit gesprek?");
        save();
        assertThat(page.locator("#meldingen")).containsText("Na het gesprek is opgeslagen.");

        page.locator("[id='questions1.text']").fill("Bent u geholpen? Toets 1 voor ja of 2 voor nee.");
        page.locator("[id='questions1.kind']").selectOption("CLOSED");
        page.locator("[id='questions1.answers']").fill("1 = Ja\n1 = Nee\nmisschien");
        save();
        assertThat(page.locator("[id='questions[1].answers-error']")).containsText("'misschien' is geen toets");
        page.locator("[id='questions1.answers']").fill("1 = Ja\n2 = Nee");
        save();
        assertThat(page.locator("[id='questions1.answers']")).hasValue("1 = Ja\n2 = Nee");
        assertThat(page.locator("[id='questions2.text']")).hasValue("");
        picture("survey-filled");

        answers();
        page.getByRole(AriaRole.LINK, named("Resultaten van Na het gesprek")).click();
        assertThat(page.locator("#uitgenodigd")).hasText("4");
        assertThat(page.locator("#wilden-niet")).hasText("1");
        assertThat(page.locator("#begonnen")).hasText("3");
        assertThat(page.locator("#voltooid")).hasText("2");
        Locator grades = page.locator(
                        "section",
                        new com.microsoft.playwright.Page.LocatorOptions()
                                .setHasText("Welk cijfer geeft u dit gesprek?"))
                .last();
        assertThat(page.getByText("Gemiddeld 7,7")).isVisible();
        assertThat(grades).isVisible();
        assertThat(page.getByText("50%").first()).isVisible();
        Accessibility.assertNoViolations(page);
        picture("survey-results");

        APIResponse file = page.request()
                .get(address(
                        page.getByRole(AriaRole.LINK, named("Download als CSV")).getAttribute("href")));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers())
                .hasEntrySatisfying(
                        "content-disposition", named -> assertThat(named).startsWith("attachment;"))
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy -> assertThat(policy)
                                .startsWith("default-src 'none'")
                                .endsWith("sandbox"));
        assertThat(file.text().lines().count()).isEqualTo(7);
        assertThat(file.text()).contains(";geweigerd;", ";afgebroken;", "Welk cijfer geeft u dit gesprek?;8;8;ja;1;");

        page.locator("#tot").fill("2020-01-01");
        page.getByRole(AriaRole.BUTTON, named("Toon")).click();
        assertThat(page.locator("main")).containsText("In deze periode is er niemand uitgenodigd.");

        go("/beheer/kto");
        page.getByRole(AriaRole.LINK, named("Verwijderen Na het gesprek")).click();
        assertThat(page.locator("main")).containsText("bellers die ervoor zijn uitgenodigd");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Ja, verwijderen"))).hasCount(0);
        go("/beheer/logboek");
        assertThat(page.getByText("Onderzoek toegevoegd").first()).isVisible();
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    @Requirement(value = "2.8.1", part = "telephone")
    void whatIsOfAQueueGoesFirstAndOneIsActiveAtATime() {
        signIn("beheer-bergdorp", "balie-demo");
        add("Algemeen", "");
        add("Belastingen", "Belastingen");
        assertThat(tenancy.read("bergdorp", () -> surveys.invitation("nl", "Belastingen")))
                .map(Survey::name)
                .contains("Belastingen");
        assertThat(tenancy.read("bergdorp", () -> surveys.invitation("nl", "Burgerzaken")))
                .map(Survey::name)
                .contains("Algemeen");
        assertThat(tenancy.read("bergdorp", () -> surveys.invitation("en", "Burgerzaken")))
                .isEmpty();

        fill("Nog een", "");
        assertThat(page.locator("#active-error")).containsText("is Algemeen al actief");
        page.getByLabel("Nodig bellers uit voor dit onderzoek").uncheck();
        save();
        assertThat(page.locator("#meldingen")).containsText("Nog een is opgeslagen.");
        go("/beheer/wachtrijen");
        page.getByRole(AriaRole.LINK, named("Verwijderen Belastingen")).click();
        assertThat(page.locator("main")).containsText("onderzoek Belastingen");

        go("/beheer/kto");
        page.getByRole(AriaRole.LINK, named("Verwijderen Nog een")).click();
        page.getByRole(AriaRole.BUTTON, named("Ja, verwijderen")).click();
        assertThat(page.locator("#meldingen")).containsText("Nog een is verwijderd.");
        picture("survey-list");
    }

    @Test
    @Requirement(value = "2.8.10", part = "telephone")
    void aSupervisorReadsResultsAndChangesNothing() {
        signIn("supervisor", "balie-demo");
        go("/beheer/kto");
        assertThat(page.getByRole(AriaRole.LINK, named("Nieuw onderzoek"))).hasCount(0);
        page.setViewportSize(640, 450);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(640);
    }

    private void add(String name, String queue) {
        fill(name, queue);
        assertThat(page.locator("#meldingen")).containsText(name + " is opgeslagen.");
    }

    private void fill(String name, String queue) {
        go("/beheer/kto/nieuw");
        page.locator("#name").fill(name);
        if (!queue.isEmpty()) {
            page.locator("#queue").selectOption(new SelectOption().setLabel(queue));
        }
        page.getByLabel("Nodig bellers uit voor dit onderzoek").check();
        page.locator("[id='questions0.text']").fill("Welk cijfer geeft u dit gesprek?");
        save();
    }

    private void save() {
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
    }

    /** Two customers answer everything, one hangs up after the grade, and one does not take part. */
    private void answers() {
        tenancy.in(ORGANISATION, () -> {
            Survey survey = surveys.all().getFirst();
            answered(survey, List.of("8", "1"));
            answered(survey, List.of("9", "2"));
            answered(survey, List.of("6"));
            runs.offered(survey.id(), contact(), false);
        });
    }

    private void answered(Survey survey, List<String> keys) {
        UUID run = runs.offered(survey.id(), contact(), true);
        runs.started(run);
        List<Question> questions = survey.details().questions();
        for (int position = 0; position < keys.size(); position++) {
            Question question = questions.get(position);
            runs.answered(run, position, given(question, keys.get(position)));
        }
        if (keys.size() == questions.size()) {
            runs.completed(run);
        }
    }

    private Given given(Question question, String keys) {
        @Nullable Boolean confirmed = question.kind() == Question.Kind.OPEN ? true : null;
        return new Given(
                java.util.Objects.requireNonNull(question.id()),
                question.kind(),
                question.spoken().text(),
                keys,
                question.meaning(keys).orElseThrow(),
                confirmed,
                1,
                clock.instant());
    }

    private UUID contact() {
        return jdbc.sql("""
                        insert into contact (organisation_id, channel, direction, to_address, started_at, ended_at, result)
                        values (?, 'VOICE', 'INBOUND', '+31990001000', ?, ?, 'HANDLED') returning id
                        """)
                .params(
                        ORGANISATION,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }
}
