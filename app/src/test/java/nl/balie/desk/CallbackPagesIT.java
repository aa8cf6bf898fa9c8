package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.UUID;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.telephony.media.Wav;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers who want to be called back, on the desks of who serves their queue. */
class CallbackPagesIT extends DeskBrowserTest {
    private static final String NUMBER = "+31990001001";

    @Autowired
    Callbacks callbacks;

    @Test
    @Requirement("2.3.15")
    @Requirement(value = "2.5.2", part = "Chromium")
    void aMessageAppearsIsHeardAndDealtWithByKeyboardAlone() {
        signIn("fatima");
        press("Alt+b");
        assertThat(section()).containsText("Er wil nu niemand teruggebeld worden.");

        UUID message = message("+31612345678", TownHall.TAXES);

        assertThat(section()).containsText("06 12 34 56 78");
        assertThat(section()).containsText("Belastingen, gevraagd");
        flawless("desk-callbacks");
        Object seconds = page.evaluate("""
            async () => {
                const sound = document.querySelector('#terugbellen audio');
                sound.load();
                if (sound.readyState < 1) {
                    await new Promise((loaded, failed) => {
                        sound.onloadedmetadata = loaded;
                        sound.onerror = failed;
                    });
                }
                return Math.round(sound.duration);
            }\
            """);
        assertThat(seconds).isEqualTo(2);

        page.getByRole(AriaRole.BUTTON, named("Bel terug 06 12 34 56 78")).focus();
        press("Enter");
        assertThat(page.locator("#meldingen")).containsText("Uw telefoon gaat over.");
        assertThat(phones.calledBack()).isEqualTo(message);

        page.getByRole(AriaRole.BUTTON, named("Afgehandeld 06 12 34 56 78")).focus();
        press("Enter");
        assertThat(section()).containsText("Er wil nu niemand teruggebeld worden.");
        Callback closed =
                tenancy.read(ORGANISATION, () -> callbacks.find(message).orElseThrow());
        assertThat(closed.state()).isEqualTo(State.DONE);
        assertThat(closed.handledBy()).isEqualTo("Fatima El Amrani");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Requirement("2.3.15")
    void onlyWhoServesTheQueueHearsTheMessage() {
        UUID message = message(null, TownHall.TAXES);
        String sound = "/desk/terugbellen/" + message + "/bericht.wav";
        signIn("joost");
        assertThat(section()).containsText("Er wil nu niemand teruggebeld worden.");
        assertThat(page.request().get(address(sound)).status()).isEqualTo(404);
        page.context().clearCookies();
        signIn("fatima");
        APIResponse sent = page.request().get(address(sound));
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.headers())
                .containsEntry("content-disposition", "attachment")
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy -> assertThat(policy)
                                .startsWith("default-src 'none'")
                                .endsWith("sandbox"));
        assertThat(section()).containsText("Anoniem");
        assertThat(section().getByText("Bel terug")).hasCount(0);
        tenancy.in(ORGANISATION, () -> callbacks.close(message, State.DONE, null, ""));
    }

    @Test
    @Requirement("2.3.16")
    void aCallbackInTheQueueIsOfferedWithTheNumberThatWillBeCalled() {
        signIn("fatima");
        UUID asked = contact("+31612345678");
        UUID called = tenancy.in(ORGANISATION, () -> {
            UUID queue = queueOf(TownHall.TAXES);
            callbacks.request(asked, NUMBER, "+31612345678", queue);
            UUID contact = contacts.openCallback(NUMBER, "+31612345678", asked);
            callbacks.calledIn(asked, contact);
            return contact;
        });
        assertThat(section()).containsText("Wacht op zijn plaats in de wachtrij en wordt vanzelf aangeboden.");

        press("Alt+b");
        hall.enters(ORGANISATION, called, TownHall.TAXES);

        assertThat(page.locator(".desk__offer")).containsText("Terugbelverzoek");
        assertThat(page.locator(".desk__offer")).containsText("06 12 34 56 78");
        flawlessAtBothWidths("desk-callback-offer");
        press("Alt+a");
        assertThat(page.locator(".desk__talk")).containsText("Terugbellen");
        assertThat(page.locator("#terug")).hasCount(0);
        tenancy.in(
                ORGANISATION,
                () -> callbacks.close(callbacks.ofContact(called).orElseThrow().id(), State.DONE, null, ""));
    }

    @Test
    void whatCameWhileThereWasNoConnectionIsFetchedAfterwards() {
        page.route("**/desk/gebeurtenissen", Route::abort);
        signIn("fatima");
        UUID message = message("+31687654321", TownHall.TAXES);
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(section()).containsText("06 87 65 43 21");
        page.unroute("**/desk/gebeurtenissen");
        tenancy.in(ORGANISATION, () -> callbacks.close(message, State.DONE, null, ""));
    }

    @Test
    @Requirement("2.3.15")
    void aSupervisorWithdrawsARequestByKeyboardAlone() {
        UUID message = message("+31612345679", TownHall.TAXES);
        signIn("saskia");
        go("/terugbelverzoeken");
        flawless("callback-list");

        page.getByRole(AriaRole.LINK, named("Intrekken 06 12 34 56 79")).focus();
        press("Enter");
        flawless("callback-withdrawal");
        page.getByRole(AriaRole.BUTTON, named("Ja, intrekken")).focus();
        press("Enter");
        assertThat(page.locator("#reason-error")).containsText("Schrijf waarom");
        assertThat(page.locator("#reason")).isFocused();
        type("Klant is al geholpen");
        page.getByRole(AriaRole.BUTTON, named("Ja, intrekken")).focus();
        press("Enter");

        assertThat(page.locator("#meldingen")).containsText("Het verzoek is ingetrokken.");
        assertThat(page.locator("main")).containsText("Er wacht niemand op een telefoontje.");
        assertThat(tenancy.read(ORGANISATION, () -> callbacks.find(message).orElseThrow())
                        .state())
                .isEqualTo(State.WITHDRAWN);
    }

    private Locator section() {
        return page.locator("#terugbellen");
    }

    private UUID message(@Nullable String number, String queue) {
        UUID asked = contact(number);
        return tenancy.in(ORGANISATION, () -> {
            UUID id = callbacks.record(asked, NUMBER, number, queueOf(queue));
            callbacks.recorded(id, new Wav(8000, new short[16_000]).bytes(), 2);
            return id;
        });
    }

    private UUID contact(@Nullable String from) {
        return tenancy.in(ORGANISATION, () -> {
            UUID contact = contacts.arrived(Channel.VOICE, from, NUMBER, Instant.now());
            contacts.end(contact, Result.VOICEMAIL, Instant.now(), EndCause.CALLER);
            return contact;
        });
    }

    private UUID queueOf(String name) {
        return jdbc.sql("select id from queue where name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }
}
