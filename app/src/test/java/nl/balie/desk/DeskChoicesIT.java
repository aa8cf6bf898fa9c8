package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.acd.Presence;
import nl.balie.pages.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Choosing at the desk by keys that stay and by searching, and the queues in sight, in a real browser and by keyboard. */
class DeskChoicesIT extends DeskBrowserTest {
    private static final List<String> MORE = List.of(
            "Aanvang", "Coaching", "Dienstreis", "Één-op-één", "Fysiotherapie", "Griepprik", "Huisbezoek", "Inwerken");

    @AfterEach
    void asBefore() {
        tenancy.in(ORGANISATION, () -> {
            jdbc.sql("delete from reason_code where name in (:more)")
                    .param("more", MORE)
                    .update();
            jdbc.sql("delete from disposition_code where name like 'Code %'").update();
            jdbc.sql("delete from queue where name like 'Rij %'").update();
        });
    }

    @Test
    void aNewCodeMovesNoKeyAndALongListIsSearched() {
        reasons(1);
        signIn("fatima");
        live();
        press("Alt+n");
        assertThat(page.locator("[data-name=Aanvang] kbd")).hasCount(0);
        assertThat(page.locator("#zoek-redenlijst")).hasCount(0);
        press("2");
        assertThat(page.locator("#status")).containsText("Overleg");

        reasons(MORE.size());
        tenancy.in(
                ORGANISATION,
                () -> jdbc.sql("update reason_code set shortcut = 'H' where name = 'Huisbezoek'")
                        .update());
        page.reload();
        live();
        Said said = Said.by(page);
        press("Alt+n");
        flawlessAtBothWidths("desk-reasons-many");
        press("/");
        Locator field = page.locator("#zoek-redenlijst");
        assertThat(field).isFocused();
        type("h2e");
        assertThat(page.locator("#niet-beschikbaar")).isVisible();
        said.await("0 gevonden");
        field.fill("een");
        said.await("1 gevonden");
        assertThat(page.locator("#redenlijst button:visible")).hasText(Pattern.compile("\\s*Één-op-één\\s*"));
        field.fill("i");
        press("ArrowDown");
        assertThat(page.locator("[data-name=Inwerken]")).isFocused();
        press("ArrowUp");
        assertThat(field).isFocused();
        press("Enter");
        assertThat(page.locator("#niet-beschikbaar")).isHidden();
        assertThat(page.locator("#status")).containsText("Inwerken");

        press("Alt+n");
        assertThat(page.locator("#redenlijst button:visible")).hasCount(11);
        press("h");
        assertThat(page.locator("#status")).containsText("Huisbezoek");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thePutBackListTellsHowManyWaitWhileOneChooses() {
        queues(8);
        signIn("fatima");
        live();
        agents.present(ORGANISATION, hall.id(ORGANISATION, "fatima"), Presence.AVAILABLE, null);
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        assertThat(page.locator(".desk__offer")).isVisible();
        press("Alt+a");
        assertThat(page.locator(".desk__talk")).isVisible();
        hall.waits(ORGANISATION, null, TownHall.CIVIL_AFFAIRS);
        press("Alt+t");
        Locator civil = page.locator("#bestemmingen [data-name=Burgerzaken]");
        assertThat(civil).containsText("1 wacht");
        assertThat(civil.locator(".desk__clock")).hasText(Pattern.compile("0:\\d\\d"));
        assertThat(page.locator("#bestemmingen [data-name='Rij 3']")).containsText("niemand wacht");
        hall.waits(ORGANISATION, null, TownHall.CIVIL_AFFAIRS);
        assertThat(civil).containsText("2 wachten");
        flawlessAtBothWidths("desk-put-back-many");

        press("Alt+z");
        assertThat(page.locator("#zoek-bestemmingenlijst")).isFocused();
        type("burg");
        press("Enter");

        assertThat(page.locator("#terugplaatsen")).isHidden();
        assertThat(page.locator("[data-queue=Burgerzaken] .desk__count")).hasText("3");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aDispositionCodeIsSearchedAndStored() {
        tenancy.in(ORGANISATION, () -> {
            for (int code = 1; code <= 9; code++) {
                code("Code " + code);
            }
        });
        signIn("fatima");
        live();
        agents.present(ORGANISATION, hall.id(ORGANISATION, "fatima"), Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        assertThat(page.locator(".desk__offer")).isVisible();
        press("Alt+a");
        assertThat(page.locator(".desk__talk")).isVisible();

        press("Alt+d");
        assertThat(page.locator("#zoek-hoofdcode")).isFocused();
        type("code");
        assertThat(page.locator("#gevonden-hoofdcode [role=option]")).hasCount(9);
        press("ArrowDown");
        press("ArrowDown");
        assertThat(page.locator("#gevonden-hoofdcode [aria-selected=true]")).hasText("Code 3");
        page.waitForResponse(
                "**/desk/oproep",
                () -> page.evaluate("window.htmx.trigger(document.getElementById('oproep'), 'ververs')"));
        assertThat(page.locator("#gevonden-hoofdcode [aria-selected=true]")).hasText("Code 3");
        flawlessAtBothWidths("desk-codes-many");

        // what changes in the card takes nothing away of what is being looked for
        tenancy.in(ORGANISATION, () -> code("Code 10"));
        page.evaluate("window.htmx.trigger(document.getElementById('oproep'), 'ververs')");
        assertThat(page.locator("#gevonden-hoofdcode [role=option]")).hasCount(10);
        assertThat(page.locator("#gevonden-hoofdcode [aria-selected=true]")).hasText("Code 3");
        press("Enter");

        assertThat(page.locator(".desk__stored")).containsText("Code 3");
        assertThat(page.locator("#hoofdcode")).isFocused();
        assertThat(tenancy.read(ORGANISATION, () -> contacts.find(contact)))
                .hasValueSatisfying(found -> assertThat(found.disposition()).isEqualTo("Code 3"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theQueuesAreInSightWhileOneTalks() {
        queues(6);
        page.setViewportSize(1440, 900);
        signIn("fatima");
        live();
        agents.present(ORGANISATION, hall.id(ORGANISATION, "fatima"), Presence.AVAILABLE, null);
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        assertThat(page.locator(".desk__offer")).isVisible();
        press("Alt+a");
        assertThat(page.locator(".desk__talk")).isVisible();

        assertThat(page.locator("[data-queue='Rij 6']")).isVisible();
        picture("desk-queues");
        assertThat(page.evaluate("[...document.querySelectorAll('.desk__queues tbody tr')].slice(0, 8)"
                        + ".every(row => row.getBoundingClientRect().bottom <= window.innerHeight)"))
                .isEqualTo(true);
        assertThat(page.evaluate("window.scrollY")).isEqualTo(0);
        nothingIsCutOff();
        flawlessAtBothWidths("desk-queues");
    }

    private void reasons(int number) {
        tenancy.in(
                ORGANISATION,
                () -> MORE.subList(0, number)
                        .forEach(name -> jdbc.sql("insert into reason_code (organisation_id, name)"
                                        + " values (current_setting('balie.organisation'), ?) on conflict do nothing")
                                .param(name)
                                .update()));
    }

    private void code(String name) {
        jdbc.sql("insert into disposition_code (organisation_id, name)"
                        + " values (current_setting('balie.organisation'), ?)")
                .param(name)
                .update();
    }

    /** Queues of the agent's own skill group. */
    private void queues(int number) {
        tenancy.in(ORGANISATION, () -> {
            for (int queue = 1; queue <= number; queue++) {
                jdbc.sql("insert into queue (organisation_id, name, skill_group_id) select"
                                + " current_setting('balie.organisation'), ?, id from skill_group where name = ?")
                        .params("Rij " + queue, TownHall.TAXES_TEAM)
                        .update();
            }
        });
    }

    /** The stream is open. */
    private void live() {
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
    }
}
