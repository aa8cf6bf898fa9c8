package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.acd.Offer;
import nl.balie.acd.OfferOutcome;
import nl.balie.acd.Offers;
import nl.balie.acd.Presence;
import nl.balie.pages.Said;
import nl.balie.people.NewUsers;
import nl.balie.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an agent let pass stays in sight until he has read of it, in a real browser and by keyboard. */
class MissedOffersIT extends DeskBrowserTest {
    @Autowired
    Offers offers;

    @Autowired
    NewUsers users;

    @Test
    void aMissedOfferStaysOnTheDeskUntilItIsRead() {
        signIn("fatima");
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
        Said said = Said.by(page);
        UUID contact = misses("+31612345678");

        Locator missed = page.locator("#gemist");
        assertThat(missed).containsText("Gemiste oproep");
        assertThat(missed).containsText("06 12 34 56 78");
        assertThat(missed).containsText(Pattern.compile("Belastingen, \\d\\d-\\d\\d \\d\\d:\\d\\d:\\s+niet opgenomen"));
        assertThat(missed).containsText("Wacht nog.");
        said.await("Gemiste oproep van 06 12 34 56 78, wachtrij Belastingen");
        page.reload();
        assertThat(missed).containsText("06 12 34 56 78");
        assertThat(page.locator("#verbinding")).hasText("Verbonden");

        colleagueHelps(contact);
        assertThat(missed.locator("[data-missed='" + contact + "']"))
                .containsText("Intussen geholpen door Wilma de Wit.");
        misses(null);
        assertThat(missed).containsText("2 gemiste oproepen");
        assertThat(missed).containsText("Anoniem");
        flawlessAtBothWidths("desk-missed");

        press("Alt+g");
        assertThat(missed.locator(".desk__missed")).hasCount(0);
        page.reload();
        assertThat(missed.locator(".desk__missed")).hasCount(0);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theBarOfOtherPagesShowsItTooAndItIsReadThere() {
        signIn("fatima");
        page.navigate(address("/contacten"));
        page.waitForCondition(() -> desks.count() > 0);
        UUID contact = misses("+31201234567");

        Locator missed = page.locator("#balk-gemist");
        assertThat(missed).containsText("020 123 45 67");
        page.reload();
        assertThat(missed).containsText("Wacht nog.");
        hall.ends(ORGANISATION, contact);
        assertThat(missed).containsText("Hangt niet meer aan de lijn en is niet geholpen.");
        flawlessAtBothWidths("bar-missed");

        press("Alt+g");

        assertThat(missed).hasCount(0);
        assertThat(browser.complaints()).isEmpty();
    }

    /** An offer rings and is not answered. */
    private UUID misses(@Nullable String from) {
        UUID fatima = hall.id(ORGANISATION, "fatima");
        agents.present(ORGANISATION, fatima, Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, from, TownHall.TAXES);
        Offer offer = offers.of(ORGANISATION, fatima, contact).orElseThrow();
        offers.ended(ORGANISATION, offer.id(), OfferOutcome.NOT_ANSWERED);
        return contact;
    }

    private void colleagueHelps(UUID contact) {
        UUID wilma = tenancy.in(
                ORGANISATION,
                () -> users.add(
                        "wilma", "Wilma de Wit", Set.of(Role.AGENT), List.of(TownHall.TAXES_TEAM), TownHall.PASSWORD));
        agents.present(ORGANISATION, wilma, Presence.AVAILABLE, null);
        Offer offer = offers.of(ORGANISATION, wilma, contact).orElseThrow();
        assertThat(offers.accepted(ORGANISATION, offer.id(), Instant.now())).isTrue();
    }
}
