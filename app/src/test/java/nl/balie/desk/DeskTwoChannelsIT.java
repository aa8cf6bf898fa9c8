package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Result;
import nl.balie.pages.Accessibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second channel on the desk, that has nothing to do with calls, beside a call; in a real browser, by keyboard. */
class DeskTwoChannelsIT extends DeskBrowserTest {
    private static final String TASKS = "Taken";
    private static final String LONG_QUEUE =
            "Taken van het omgevingsloket voor bouwen, wonen, milieu, monumenten en ondergrond";
    private static final LocatorAssertions.ContainsTextOptions LONG =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    private static final LocatorAssertions.IsVisibleOptions LIVE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    @BeforeEach
    void taskQueues() {
        hall.taskQueue(TASKS, TownHall.TAXES_TEAM, "T");
        hall.taskQueue("Taken later", TownHall.CIVIL_AFFAIRS_TEAM, "L");
        hall.taskQueue(LONG_QUEUE, TownHall.TAXES_TEAM, "O");
    }

    @Test
    void handlesATaskWhileACallGoesOnByKeyboardAlone() {
        UUID call = inCall();

        UUID task = hall.task("Publieksbalie", TASKS);

        assertThat(page.locator(".desk__offer")).isVisible(LIVE);
        assertThat(page.locator(".desk__card")).hasCount(2);
        assertThat(page.locator("#gezegd")).containsText("Taak van Publieksbalie, wachtrij Taken");
        assertThat(page.locator(".desk__offer .desk__caller")).hasText("Publieksbalie");
        assertThat(inFocus().locator(".desk__call-title")).hasText("Taak voor u");
        assertThat(page.locator("#status")).containsText("Een contact op uw desk");
        flawless("desk-task-beside-call");

        press("Alt+a");
        assertThat(card(task)).hasAttribute("data-state", "talking");
        assertThat(with(call).activity()).isEqualTo(Activity.IN_CONTACT);
        assertThat(with(task).activity()).isEqualTo(Activity.IN_CONTACT);
        assertThat(inFocus()).hasAttribute("data-contact", task.toString());
        flawlessAtBothWidths("desk-task-and-call");

        press("Alt+c");
        assertThat(inFocus()).hasAttribute("data-contact", call.toString());
        assertThat(card(call).locator(".desk__call-title")).isFocused();
        press("Alt+o");
        assertThat(card(call)).hasAttribute("data-state", "wrap-up");
        assertThat(with(task).activity()).isEqualTo(Activity.IN_CONTACT);

        press("Alt+c");
        press("Alt+d");
        assertThat(card(task).locator("[name=hoofdcode]")).isFocused();
        type("Ruim");
        assertThat(card(task).locator(".desk__stored")).containsText("Opgeslagen: Ruimtelijke ordening");
        press("Alt+o");
        assertThat(card(task)).hasAttribute("data-state", "wrap-up");
        assertThat(card(task).locator(".desk__stored")).containsText("Opgeslagen: Ruimtelijke ordening");
        assertThat(card(task).locator(".desk__clock--big")).hasText(Pattern.compile("0:[0-3]\\d"));
        assertThat(page.locator(".desk__card kbd:visible"))
                .hasCount(card(task).locator("kbd:visible").count());

        press("Alt+k");
        assertThat(page.locator(".desk__card")).hasCount(1);
        press("Alt+k");
        assertThat(page.locator(".desk__none")).isVisible();

        Contact ended = tenancy.read(ORGANISATION, () -> contacts.find(task)).orElseThrow();
        assertThat(ended.result()).isEqualTo(Result.HANDLED);
        assertThat(ended.disposition()).isEqualTo("Ruimtelijke ordening");
        assertThat(page.locator("#eigen-contacten")).containsText("Publieksbalie");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aTaskGoesBackIntoQueuesOfTasksOnly() {
        signIn("fatima");
        live();
        press("Alt+b");
        UUID task = hall.task(null, TASKS);
        assertThat(page.locator(".desk__offer")).isVisible(LIVE);
        press("Alt+a");
        assertThat(card(task)).hasAttribute("data-state", "talking");
        assertThat(page.locator("#status-woord")).hasText("Beschikbaar");

        press("Alt+t");
        assertThat(page.locator("#terugplaatsen [data-key]:visible"))
                .hasText(
                        new String[] {
                            "T Taken niemand wacht", "L Taken later niemand wacht", "O " + LONG_QUEUE + " niemand wacht"
                        },
                        new LocatorAssertions.HasTextOptions().setUseInnerText(true));
        press("l");

        assertThat(page.locator("#terugplaatsen")).isHidden();
        assertThat(page.locator(".desk__offer")).isVisible(LIVE);
        assertThat(with(task).activity()).isEqualTo(Activity.OFFERED);
        press("Alt+w");
        assertThat(page.locator("#meldingen")).containsText("U hebt de taak geweigerd");
        assertThat(page.locator("[data-queue='Taken later'] .desk__count")).hasText("1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theKeyboardInOneCardIsNotTakenAwayByAnOffer() {
        UUID call = inCall();
        press("Alt+d");
        assertThat(card(call).locator("[name=hoofdcode]")).isFocused();

        hall.task("Publieksbalie", TASKS);

        assertThat(page.locator(".desk__offer")).isVisible(LIVE);
        assertThat(card(call).locator("[name=hoofdcode]")).isFocused();
        assertThat(inFocus()).hasAttribute("data-contact", call.toString());
    }

    /** However long the names are, and however much is open already, whose phone rings sees where to answer. */
    @Test
    void acceptIsInViewOnAPhone() {
        page.setViewportSize(390, 844);
        String caller = "Publieksbalie van het stadskantoor op de bovenste verdieping naast de trap, loket 12";
        signIn("fatima");
        live();
        press("Alt+b");
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        canBeAcceptedAtOnce();
        picture("desk-offer-on-a-phone");
        press("Alt+a");
        assertThat(page.locator("#status-woord")).hasText("In gesprek");

        UUID first = hall.task(caller, LONG_QUEUE);
        canBeAcceptedAtOnce();
        picture("desk-long-offer-on-a-phone");
        press("Alt+a");
        assertThat(card(first)).hasAttribute("data-state", "talking");

        card(first).locator("[name=hoofdcode]").focus();
        hall.task(caller, LONG_QUEUE);
        canBeAcceptedAtOnce();
        assertThat(card(first).locator("[name=hoofdcode]")).isFocused();
        Accessibility.assertNoViolations(page);
        picture("desk-third-offer-on-a-phone");

        page.setViewportSize(1440, 900);
        assertThat(page.locator("#eigen-contacten")).containsText(caller);
        nothingIsCutOff();
    }

    private void canBeAcceptedAtOnce() {
        Locator accept = page.locator(".desk__offer").getByRole(AriaRole.BUTTON).first();
        assertThat(accept).containsText("Aannemen", LONG);
        assertThat(accept).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        assertThat((Boolean) accept.evaluate("""
            button => {
                const box = button.getBoundingClientRect();
                return button.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
            }\
            """)).isTrue();
    }

    private UUID inCall() {
        signIn("fatima");
        live();
        press("Alt+b");
        UUID call = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        assertThat(page.locator(".desk__offer")).isVisible(LIVE);
        press("Alt+a");
        assertThat(page.locator("#status-woord")).hasText("In gesprek");
        return call;
    }

    private AgentState.Handling with(UUID contact) {
        return agents.findByUsername(ORGANISATION, "fatima")
                .orElseThrow()
                .with(contact)
                .orElseThrow();
    }

    private Locator card(UUID contact) {
        return page.locator(".desk__card[data-contact='" + contact + "']");
    }

    private Locator inFocus() {
        return page.locator(".desk__card--focus");
    }

    private void live() {
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
    }
}
