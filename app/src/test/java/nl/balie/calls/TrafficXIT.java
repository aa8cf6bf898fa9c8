package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import nl.balie.pages.Accessibility;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.Test;

/** An administrator sees where the callers of today went in a callflow. */
class TrafficXIT extends CallTest {
    private static final String PAGE = "/beheer/callflows/balie-main-menu/drukte";

    @Test
    void eachCallerCountsWhereHeWentAndWhereHeHungUp() {
        try (Browser browser = new Browser()) {
            Page page = browser.newPage(1440, 900);
            Drawing.in(balie, page).open(PAGE);
            Figures before = Figures.on(page);

            hangsUpInTheMenu();
            String chose = choosesOneAndHangsUpInTheQueue();
            api.awaitSteps(chose, "Task_EnterQueue");

            page.reload();
            Figures after = Figures.on(page);
            assertThat(after.contacts() - before.contacts()).isEqualTo(2);
            assertThat(after.abandoned() - before.abandoned()).isEqualTo(2);
            assertThat(after.received() - before.received()).isEqualTo(2);
            assertThat(after.asked() - before.asked()).isEqualTo(2);
            assertThat(after.leftWhenAsked() - before.leftWhenAsked()).isEqualTo(1);
            assertThat(after.queued() - before.queued()).isEqualTo(1);
            assertThat(after.leftInQueue() - before.leftInQueue()).isEqualTo(1);

            assertThat(page.locator("[data-heat-map][data-drawn=true]")).isVisible();
            assertThat(page.locator("[data-container-id=Task_AskMenu] .balie-heat__count"))
                    .hasText(Integer.toString(after.asked()));
            assertThat(page.locator("[data-container-id=Task_AskMenu] .balie-heat__left"))
                    .hasText(after.leftWhenAsked() + " opgehangen");
            Browser.picture(page, "callflow-traffic");
            Accessibility.assertNoViolations(page);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private void hangsUpInTheMenu() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            api.awaitSteps(id, "Task_SayGreeting");
            citizen.hearsSound();
            citizen.hangsUp();
            ended(id, "afgebroken");
            Await.until(
                    "the menu to be broken off",
                    () -> api.events(id, "stap").stream()
                            .anyMatch(step ->
                                    step.path("gegevens").path("onderbroken").asBoolean()));
        }
    }

    private String choosesOneAndHangsUpInTheQueue() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            api.awaitSteps(id, "Task_SayGreeting");
            citizen.presses('1');
            api.awaitEvent(id, "in-wachtrij");
            citizen.hearsMusic();
            citizen.hangsUp();
            ended(id, "afgebroken");
            return id;
        }
    }

    private record Figures(
            int contacts, int abandoned, int received, int asked, int leftWhenAsked, int queued, int leftInQueue) {
        static Figures on(Page page) {
            if (page.locator("#contacten").count() == 0) {
                return new Figures(0, 0, 0, 0, 0, 0, 0);
            }
            return new Figures(
                    number(page.locator("#contacten")),
                    number(page.locator("#opgehangen")),
                    cell(page, "CallActivity_Reception", 0),
                    cell(page, "Task_AskMenu", 0),
                    cell(page, "Task_AskMenu", 4),
                    cell(page, "CallActivity_WaitInQueue", 0),
                    cell(page, "CallActivity_WaitInQueue", 4));
        }

        private static int cell(Page page, String element, int column) {
            return number(page.locator("tr[data-spot=" + element + "] td").nth(column));
        }

        private static int number(Locator text) {
            return Integer.parseInt(text.innerText().strip());
        }
    }
}
