package nl.balie.processes.languagemenu;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.conformity.Requirement;
import nl.balie.processes.DecisionPort.Calamity;
import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import nl.balie.processes.StepFailedException;
import nl.balie.processes.WholeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@WholeModel("balie-language-menu")
final class LanguageMenuProcessTests {
    private final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    @Requirement("2.4.10")
    void speaksEnglishWithWhoChoosesThat() {
        run.ports.presses("2", "1");

        run.start("balie-language-menu", run.variables()).runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "ask [1, 2] for 5 s",
                        "speaks en",
                        "answer", // by the reception; who is answered stays answered
                        "opening of +31990001000",
                        "say Welcome to Gemeente Waterstad. in en",
                        "ask [0, 1, 2, 3] for 5 s in en",
                        "route of '1' from ''",
                        "enter queue-1 of waterstad, priority 2");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    @Requirement("2.4.10")
    void speaksDutchWithWhoChoosesNothing() {
        run.ports.presses("", "", "", "");

        run.start("balie-language-menu", run.variables()).runSteps();

        assertThat(run.ports.heard())
                .contains(
                        "speaks nl",
                        "say Welkom bij Gemeente Waterstad.",
                        "say Wij hebben geen keuze ontvangen. U wordt doorverbonden met een medewerker.");
    }

    @Test
    void aCalamityWithoutADestinationLeadsOnInTheCallflow() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "REGULAR", "");

        run.start("balie-language-menu", run.variables()).runSteps();

        assertThat(run.ports.heard())
                .containsSubsequence(
                        "say Er is brand.", "opening of +31990001000", "enter queue-null of waterstad, priority 2");
    }

    @Test
    void aCalamityCanEndTheCall() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "DISCONNECT", "");

        run.start("balie-language-menu", run.variables()).runSteps();

        assertThat(run.ports.heard()).endsWith("say Er is brand.", "disconnect");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void aCalamityCanGoBeforeTheMenu() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "QUEUE", "Crisis");

        run.start("balie-language-menu", run.variables()).runSteps();

        assertThat(run.ports.heard()).endsWith("say Er is brand.", "enter Crisis of waterstad, priority 0");
    }

    @Test
    void whoCallsWhenItIsClosedHearsSo() {
        run.ports.closedMessage = "Wij zijn gesloten.";

        run.start("balie-language-menu", run.variables()).runSteps();

        assertThat(run.ports.heard()).endsWith("say Wij zijn gesloten.", "disconnect");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void whoseStepFailsFollowsTheFallbackOfTheNumber() {
        run.start("balie-language-menu", run.variables()).runStepsBefore("check-opening");
        run.ports.breaksWith(new StepFailedException("de openingstijden zijn er niet"));

        run.runSteps();

        assertThat(run.ports.heard()).endsWith("fallback");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void aCallerWaitsWhenHeCannotBeAskedAboutRecording() {
        run.ports.recorded = true;
        run.start("balie-language-menu", run.variables()).runStepsBefore("ask-recording");
        run.ports.breaksWith(new StepFailedException("de opname is er niet"));
        run.runStepsBefore("find-queue-treatment");
        run.ports.breaksWith(null);

        run.runSteps();

        assertThat(run.failed).containsExactly("de opname is er niet");
        assertThat(run.ports.heard().getLast()).startsWith("enter queue-");
    }

    @Test
    void aSurveyThatFailsIsLeftOut() {
        run.ports.survey = true;
        run.start("balie-language-menu", run.variables()).runStepsBefore("offer-survey");
        run.ports.breaksWith(new StepFailedException("het onderzoek is er niet meer"));
        run.runStepsBefore("find-queue-treatment");
        run.ports.breaksWith(null);
        run.runSteps()
                .tell(Messages.AGENT_CONNECTED)
                .tell(Messages.CONTACT_RELEASED)
                .runStepsBefore("ask-survey");
        run.ports.breaksWith(new StepFailedException("het onderzoek is er niet meer"));
        run.runStepsBefore("disconnect-call");
        run.ports.breaksWith(null);

        run.runSteps();

        assertThat(run.failed).hasSize(2);
        assertThat(run.ports.heard()).endsWith("disconnect").doesNotContain("fallback");
    }

    @Test
    void endsWhenTheCallerHangsUpAtTheChoice() {
        run.start("balie-language-menu", run.variables()).runStepsBefore("choose-language");

        run.tell(Messages.CONTACT_ENDED);

        assertThat(run.isEnded()).isTrue();
    }
}
