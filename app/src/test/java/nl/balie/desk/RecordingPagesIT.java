package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Fact;
import nl.balie.database.DataDirectory;
import nl.balie.database.ListQuery;
import nl.balie.recordings.Ground;
import nl.balie.recordings.Recordings;
import nl.balie.telephony.media.Side;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.TwoSides;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Recordings are looked up, heard, downloaded and erased in a real browser. */
class RecordingPagesIT extends DeskBrowserTest {
    private static final double CUSTOMER = 600;
    private static final double AGENT = 1000;
    private static final int SECONDS = 5;

    @Autowired
    Recordings recordings;

    @Autowired
    AuditLog audit;

    @Autowired
    DataDirectory data;

    @Autowired
    Clock clock;

    private UUID recorded(String number, Ground ground, @Nullable UUID by) {
        UUID contact = hall.waits(ORGANISATION, number, TownHall.TAXES);
        Instant start = clock.instant().minusSeconds(60);
        Recordings.Begun begun = tenancy.in(
                ORGANISATION,
                () -> recordings.begin(contact, ground, by, TownHall.TAXES, agentId(), "Fatima El Amrani", start));
        hall.note(ORGANISATION, contact, new Fact.PutOnHold(), start.plusSeconds(2));
        hall.note(ORGANISATION, contact, new Fact.TakenBack(), start.plusSeconds(4));
        try {
            int length = SECONDS * 8000;
            begun.sink().write(ToneDetector.tone(CUSTOMER, length), ToneDetector.tone(AGENT, length), length);
            begun.sink().close();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return begun.id();
    }

    /** A browser may not end for as long as it plays or fetches what it could play. */
    @AfterEach
    void leavesThePlayer() {
        if (page.locator("audio").count() > 0) {
            page.navigate("about:blank");
        }
    }

    private UUID agentId() {
        return agents.all(ORGANISATION).stream()
                .filter(agent -> agent.username().equals("fatima"))
                .findFirst()
                .orElseThrow()
                .agentId();
    }

    @Test
    @Requirement("2.7.5")
    void aSupervisorFindsARecordingByDateTimeAndNumberAndHearsItByKeyboardAlone() {
        UUID id = recorded("+31207654321", Ground.CONSENT, null);
        recorded("+31611112222", Ground.CONSENT, null);
        signIn("saskia");
        page.navigate(address("/opnamen"));
        flawlessAtBothWidths("recordings");

        page.locator("#vanaf").fill("00:00");
        page.locator("#van").fill("2020-01-01");
        page.locator("[name=zoek]").fill("020 765 43 21");
        page.locator("[name=zoek]").press("Enter");
        assertThat(page.locator("#lijst tbody tr")).hasCount(1);
        page.locator("#lijst tbody a").press("Enter");
        assertThat(page.locator("#beluisteren-titel")).isVisible();
        page.waitForFunction("() => document.getElementById('opname').readyState > 0");
        assertThat(((Number) page.evaluate("document.getElementById('opname').duration")).doubleValue())
                .isEqualTo(SECONDS);
        assertThat(page.locator("#momenten-titel ~ ol li")).hasCount(3);
        page.locator("[data-second='2']").press("Enter");
        page.waitForFunction("() => document.getElementById('opname').currentTime > 2.2");
        flawlessAtBothWidths("recording");
        picture("opname");

        APIResponse part = page.request()
                .get(
                        address("/opnamen/" + id + "/geluid.wav"),
                        RequestOptions.create().setHeader("Range", "bytes=16058-16067"));
        assertThat(part.status()).isEqualTo(206);
        byte[] whole =
                page.request().get(address("/opnamen/" + id + "/geluid.wav")).body();
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 16_058, 16_068));
        assertThat(ToneDetector.share(TwoSides.of(whole, Side.CUSTOMER), CUSTOMER))
                .isGreaterThan(0.9);
        assertThat(ToneDetector.share(TwoSides.of(whole, Side.AGENTS), AGENT)).isGreaterThan(0.9);
        assertThat(tenancy.read(
                        ORGANISATION,
                        () -> audit.list("saskia", null, null, ListQuery.FIRST).rows()))
                .filteredOn(entry -> entry.action().equals("recording-heard")
                        && entry.object().endsWith(id.toString()))
                .as("who listened, once")
                .hasSize(1);
        assertThat(page.locator("text=Download de opname")).hasCount(0);
        assertThat(page.request().get(address("/opnamen/" + id + "/download")).status())
                .isEqualTo(403);
        assertThat(browser.complaints())
                .filteredOn(said -> !said.contains("403"))
                .isEmpty();
    }

    @Test
    void anAdministratorDownloadsAndErasesForAReason() {
        UUID id = recorded("+31207654399", Ground.CONSENT, null);
        signIn("marieke");
        page.navigate(address("/opnamen/" + id));
        assertThat(page.request()
                        .get(address("/opnamen/" + id + "/download"))
                        .headers()
                        .get("content-disposition"))
                .contains("attachment");

        page.locator("text=Wis deze opname").press("Enter");
        assertThat(page.locator("#reason")).hasAttribute("aria-invalid", "true");
        flawless("recording-erase");
        page.locator("#reason").fill("verzoek van de inwoner");
        page.locator("#reason").press("Enter");
        assertThat(page.locator("#meldingen")).containsText("De opname is gewist.");
        assertThat(page.request().get(address("/opnamen/" + id)).status()).isEqualTo(404);
        assertThat(page.request().get(address("/opnamen/" + id + "/geluid.wav")).status())
                .isEqualTo(404);
    }

    @Test
    @Requirement(value = "2.5.14", part = "the agent hears what he recorded")
    void anAgentHearsWhatHeRecordedHimselfAndNothingElse() {
        UUID own = recorded("+31207654388", Ground.AD_HOC, agentId());
        UUID central = recorded("+31207654377", Ground.CONSENT, null);
        signIn("fatima");

        page.navigate(address("/opnamen/" + own));
        page.waitForFunction("() => document.getElementById('opname').readyState > 0");
        flawless("recording-own");
        assertThat(page.request().get(address("/opnamen/" + central)).status()).isEqualTo(404);
        assertThat(page.request()
                        .get(address("/opnamen/" + central + "/geluid.wav"))
                        .status())
                .isEqualTo(404);
        assertThat(page.request().get(address("/opnamen")).status()).isEqualTo(403);
    }

    @Test
    void aRecordingThatWasChangedIsNotPlayedAndThePageSaysWhy() throws IOException {
        UUID id = recorded("+31207654366", Ground.CONSENT, null);
        try (Stream<Path> files = Files.walk(data.resolve("call-recordings"))) {
            Path file = files.filter(found -> found.getFileName().toString().startsWith(id.toString()))
                    .findFirst()
                    .orElseThrow();
            byte[] changed = Files.readAllBytes(file);
            changed[40_000] ^= 1;
            Files.write(file, changed);
        }
        signIn("saskia");

        page.navigate(address("/opnamen/" + id));
        assertThat(page.locator("article")).containsText("Deze opname is beschadigd of veranderd");
        assertThat(page.locator("audio")).hasCount(0);
        flawless("recording-broken");
    }

    @Test
    @Requirement(value = "2.7.3", part = "the organisation switches it by itself")
    void anAdministratorSwitchesCentralRecordingOnAndOff() {
        signIn("marieke");
        page.navigate(address("/beheer/gespreksopname"));
        flawlessAtBothWidths("recording-rule");

        page.locator("#central1").press("Space");
        page.locator("#keepDays").fill("0");
        page.locator("#keepDays").press("Enter");
        assertThat(page.locator("#keepDays")).hasAttribute("aria-invalid", "true");
        page.locator("#keepDays").fill("14");
        page.locator("#keepDays").press("Enter");
        assertThat(page.locator("#meldingen")).containsText("opgeslagen");
        assertThat(page.locator("#central1")).isChecked();
        page.locator("#central1").press("Space");
        page.locator("#keepDays").press("Enter");
        assertThat(page.locator("#central1")).not().isChecked();
    }
}
