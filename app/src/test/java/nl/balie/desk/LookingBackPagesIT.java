package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.contacts.Fact;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.Test;

/** The history and the incidents in a real browser. */
class LookingBackPagesIT extends DeskBrowserTest {
    @Test
    void contactsAndTheirHistoryHaveNoBarriers() {
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        model(contact);
        signIn("saskia");
        assertThat(page).hasURL(Pattern.compile(".*/contacten"));
        flawless("contacts");

        page.navigate(address("/contacten/" + contact));
        assertThat(page.locator("[data-drawn=true]")).isVisible();
        assertThat(page.locator(".balie-path .balie-visited[data-element-id=Task_Greet]")
                        .first())
                .isVisible();
        assertThat(page.locator(".balie-path .balie-visited[data-element-id=Flow_2]")
                        .first())
                .isAttached();
        assertThat(page.locator(".balie-path .balie-visited[data-element-id=Task_Closed]"))
                .hasCount(0);
        flawless("contact");

        page.setViewportSize(390, 844);
        page.reload();
        assertThat(page.locator("[data-drawn=true]")).isVisible();
        assertThat(Browser.scaleOfDrawing(page)).isGreaterThanOrEqualTo(0.8);
        page.locator(".balie-path").scrollIntoViewIfNeeded();
        assertThat(page.locator(".balie-path [data-element-id=Task_Ask]").first())
                .isInViewport();
        flawless("contact-narrow");
        page.getByRole(AriaRole.BUTTON, named("Alles in beeld")).click();
        assertThat(Browser.scaleOfDrawing(page)).isLessThan(0.8);
        double whole = Browser.scaleOfDrawing(page);
        page.getByRole(AriaRole.BUTTON, named("Vergroten")).click();
        assertThat(Browser.scaleOfDrawing(page)).isGreaterThan(whole);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anAdministratorFindsFlowsThatStandStill() {
        UUID contact = hall.calls(ORGANISATION, null);
        tenancy.in(ORGANISATION, () -> {
            jdbc.sql("""
                            insert into flow_incident (incident_key, organisation_id, contact_id, process_instance_key, process_id,
                                element_id, job_key, error_type, message, created_at)
                            values (7, 'waterstad', ?, 1, 'balie-main-menu', 'Task_DecideRoute', 12, 'JOB_NO_RETRIES',
                                'Wachtrij Vergunningen bestaat niet', now()) on conflict do nothing
                            """).param(contact).update();
        });
        hall.note(
                ORGANISATION,
                contact,
                new Fact.Step(
                        "check-opening",
                        "Task_CheckOpening",
                        "balie-main-menu",
                        1,
                        4711L,
                        Duration.ofMillis(12),
                        false,
                        "er zijn geen openingstijden 'Avond'"),
                Instant.now());
        signIn("marieke");
        assertThat(page).hasURL(Pattern.compile(".*/beheer/.*"));
        page.navigate(address("/beheer/procesincidenten"));
        assertThat(page.locator("#mislukt-titel")).isVisible();
        flawless("incidents");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Opnieuw proberen"))
                .click();

        assertThat(page.locator("#meldingen")).containsText("De procesmotor antwoordt niet");
    }

    private void model(UUID contact) {
        String xml = DrawnModel.XML;
        tenancy.in(ORGANISATION, () -> {
            jdbc.sql("select record_shipped_model('proef', 1, ?, now())")
                    .param(xml)
                    .query((row, number) -> true)
                    .list();
        });
        hall.note(
                ORGANISATION,
                contact,
                new Fact.Step("play-prompt", "Task_Greet", "proef", 1, 4711L, Duration.ofMillis(3240), false, null),
                Instant.now());
        hall.note(
                ORGANISATION,
                contact,
                new Fact.Step("ask-menu", "Task_Ask", "proef", 1, 4711L, Duration.ofMillis(5120), false, null),
                Instant.now());
    }
}
