package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Accessibility;
import nl.balie.pages.Browser;
import nl.balie.telephony.media.Side;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.TwoSides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls over the whole of Balie whose recordings are heard from its pages: by the tone of each who spoke. */
class RecordingXIT extends CallTest {
    private static final String RULE = "/beheer/gespreksopname";
    private static final String ASKS = "Uw gesprek wordt opgenomen. Wilt u dat niet, toets dan 1.";
    private static final Pattern RECORDING = Pattern.compile("/opnamen/([0-9a-f-]{36})");
    private static final double COLLEAGUE = 1400;
    /** In which only these are to be heard. */
    private static final int PIECE = 8_000 / 2;

    private final Browser browser = new Browser();
    private final Administrator administrator = Administrator.of(balie, "beheer");

    @AfterEach
    void leaves() {
        browser.close();
        central(false);
    }

    private void central(boolean on) {
        administrator.post(RULE, RULE, on ? Map.of("central", "true", "keepDays", "30") : Map.of("keepDays", "30"));
    }

    private Page deskOf(String user) {
        Page page = browser.newPage(1440, 900);
        page.navigate(balie.httpAddress() + "/");
        page.locator("#gebruikersnaam").fill(user);
        page.locator("#wachtwoord").fill("balie-demo");
        page.locator("#wachtwoord").press("Enter");
        page.waitForURL(url -> !url.contains("aanmelden"));
        return page;
    }

    /** Until two seconds more are kept of it. */
    private void talksOn() {
        long before = balie.callRecorded();
        Await.until("more to be recorded", () -> balie.callRecorded() > before + 2 * 16_000);
    }

    private String recordingOf(String contact, Administrator who) {
        return Await.value("the recording", () -> {
            Matcher found = RECORDING.matcher(who.get("/contacten/" + contact));
            return found.find() ? Optional.of(found.group()) : Optional.empty();
        });
    }

    /** Whether there is a moment with nothing but these; 0 is silence. */
    private static boolean has(byte[] wav, double customer, double agents) {
        short[] left = TwoSides.of(wav, Side.CUSTOMER);
        short[] right = TwoSides.of(wav, Side.AGENTS);
        for (int at = 0; at + PIECE <= left.length; at += PIECE / 4) {
            if (is(Arrays.copyOfRange(left, at, at + PIECE), customer)
                    && is(Arrays.copyOfRange(right, at, at + PIECE), agents)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(short[] heard, double tone) {
        return tone == 0 ? ToneDetector.level(heard) < 20 : ToneDetector.share(heard, tone) > 0.9;
    }

    private static void neverHas(byte[] wav, Side side, double tone) {
        short[] heard = TwoSides.of(wav, side);
        for (int at = 0; at + PIECE <= heard.length; at += PIECE / 4) {
            assertThat(ToneDetector.share(Arrays.copyOfRange(heard, at, at + PIECE), tone))
                    .as("%f on the side of %s at %d ms", tone, side, at / 8)
                    .isLessThan(0.1);
        }
    }

    @Test
    @Requirement({"2.7.2", "2.7.3", "2.7.4", "2.7.5", "2.5.15"})
    void aCallIsRecordedThroughHoldConsultationPauseAndTransferAndHeardFromThePage() {
        central(true);
        try (AgentPhone first = AgentPhone.answering(balie, "agent1");
                AgentPhone second = AgentPhone.answering(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = deskOf("agent1");
            Page other = deskOf("agent2");
            citizen.says(Citizen.TONE);
            api.awaitEvent(id, "opname-gevraagd");
            desk.keyboard().press("Alt+b");
            bothAreHeard(citizen, first);
            assertThat(desk.locator("#opname-stand")).hasText("Dit gesprek wordt opgenomen");
            assertThat(desk.locator("#opname-einde")).hasCount(0);
            talksOn();
            Accessibility.assertNoViolations(desk);
            Browser.picture(desk, "desk-opname");

            desk.keyboard().press("Alt+r");
            desk.keyboard().type("sander");
            assertThat(desk.locator("#collegas .desk__colleague:has(:checked)")).containsText("Sander");
            desk.keyboard().press("Enter");
            second.says(COLLEAGUE);
            first.hears(COLLEAGUE);
            citizen.hearsMusic();
            desk.keyboard().press("Alt+q");
            assertThat(desk.locator("#opname-stand")).hasText("De opname is gepauzeerd");
            talksOn();
            Accessibility.assertNoViolations(desk);
            desk.keyboard().press("Alt+q");
            assertThat(desk.locator("#opname-stand")).hasText("Dit gesprek wordt opgenomen");
            first.hears(COLLEAGUE);
            desk.keyboard().press("Alt+x");
            first.isHungUpOn();
            citizen.hears(COLLEAGUE);
            second.hears(Citizen.TONE);
            assertThat(other.locator("#opname-stand")).hasText("Dit gesprek wordt opgenomen");
            talksOn();
            other.keyboard().press("Alt+o");
            second.isHungUpOn();
            ended(id, "afgehandeld");
            desk.keyboard().press("Alt+k");
            other.keyboard().press("Alt+k");

            assertThat(api.events(id, "opname-gestart")).hasSize(1);
            assertThat(api.events(id, "opname-gepauzeerd")).hasSize(1);
            Administrator supervisor = Administrator.of(balie, "supervisor");
            String recording = recordingOf(id, supervisor);
            assertThat(supervisor.get("/opnamen?zoek=0612345678")).contains(recording);
            assertThat(supervisor.get("/opnamen?zoek=sander&wachtrij=Burgerzaken&van=2020-01-01&vanaf=00:00"))
                    .contains(recording);
            byte[] wav = supervisor.bytes(recording + "/geluid.wav");
            assertThat(has(wav, Citizen.TONE, AgentPhone.TONE))
                    .as("the conversation")
                    .isTrue();
            assertThat(has(wav, Citizen.TONE, COLLEAGUE))
                    .as("after the transfer")
                    .isTrue();
            assertThat(has(wav, 0, 0)).as("while it was paused").isTrue();
            neverHas(wav, Side.CUSTOMER, COLLEAGUE);
            neverHas(wav, Side.CUSTOMER, AgentPhone.TONE);
            neverHas(wav, Side.AGENTS, Citizen.TONE);
            assertThat(administrator.get("/beheer/logboek")).contains("Gespreksopname beluisterd");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement("2.7.4")
    void whoPressesOneIsNotRecorded() {
        central(true);
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            citizen.hearsWords(ASKS);
            citizen.presses('1');
            assertThat(api.awaitEvent(id, "opname-gevraagd")
                            .path("gegevens")
                            .path("geweigerd")
                            .asBoolean())
                    .isTrue();
            api.available("agent1");
            bothAreHeard(citizen, phone);
            citizen.hangsUp();
            phone.isHungUpOn();
            ended(id, "afgehandeld");

            assertThat(api.events(id, "opname-gestart")).isEmpty();
            assertThat(Administrator.of(balie, "supervisor").get("/contacten/" + id))
                    .doesNotContain("/opnamen/");
        }
    }

    @Test
    @Requirement({"2.5.14", "2.6.9"})
    void anAgentAndASupervisorHaveACallRecordedAsTheyWant() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = deskOf("agent1");
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            bothAreHeard(citizen, phone);
            assertThat(desk.locator("#opname-stand")).hasCount(0);
            long before = balie.callRecorded();

            desk.keyboard().press("Alt+q");
            assertThat(desk.locator("#opname-stand")).hasText("Dit gesprek wordt opgenomen");
            Await.until("two seconds", () -> balie.callRecorded() > before + 2 * 16_000);
            desk.keyboard().press("Alt+f");
            assertThat(desk.locator("#opname-stand")).hasCount(0);
            api.awaitEvent(id, "opname-beeindigd");

            Page agents = deskOf("supervisor");
            agents.navigate(balie.httpAddress() + "/agenten");
            agents.locator("tr[data-agent='Fatima El Amrani']")
                    .getByText("Neem op")
                    .press("Enter");
            assertThat(desk.locator("#opname-stand")).hasText("Dit gesprek wordt opgenomen");
            Accessibility.assertNoViolations(agents);
            bothAreHeard(citizen, phone);
            citizen.hangsUp();
            phone.isHungUpOn();
            ended(id, "afgehandeld");
            api.awaitEvent(id, "opname-beeindigd", 2);
            desk.keyboard().press("Alt+k");

            Administrator agent = Administrator.of(balie, "agent1");
            String own = recordingOf(id, agent);
            assertThat(agent.get("/contacten/" + id).split(Pattern.quote("/opnamen/"), -1))
                    .as("only what he began himself")
                    .hasSize(2);
            assertThat(has(agent.bytes(own + "/geluid.wav"), Citizen.TONE, AgentPhone.TONE))
                    .isTrue();
            assertThat(Administrator.of(balie, "supervisor").get("/opnamen")).contains("Op verzoek van een supervisor");
            assertThat(administrator.get("/beheer/logboek")).contains("Gesprek van een agent laten opnemen");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement(value = "2.7.1", part = "what is there when Balie is killed")
    void whatWasSaidUntilTwoSecondsBeforeIsThereWhenBalieIsKilled() {
        String id;
        long recorded;
        long before = balie.callRecorded();
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.available("agent1");
            bothAreHeard(citizen, phone);
            Administrator agent = Administrator.of(balie, "agent1");
            agent.post("/desk", "/desk/oproep/opname", Map.of("wat", "START"));
            long begun = System.nanoTime();
            Await.until("four seconds", () -> balie.callRecorded() > before + 4 * 16_000);
            balie.kill9();
            recorded = (System.nanoTime() - begun) / 1_000_000;
        }
        balie.restart();

        ended(id, "onderbroken");
        Administrator agent = Administrator.of(balie, "agent1");
        byte[] wav = agent.bytes(recordingOf(id, agent) + "/geluid.wav");
        assertThat(has(wav, Citizen.TONE, AgentPhone.TONE)).isTrue();
        assertThat(TwoSides.of(wav, Side.CUSTOMER).length / 8L).isGreaterThan(recorded - 2_500);
    }
}
