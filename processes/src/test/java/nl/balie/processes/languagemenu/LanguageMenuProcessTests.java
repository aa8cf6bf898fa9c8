package nl.balie.processes.languagemenu;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.conformity.Requirement;
import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    void endsWhenTheCallerHangsUpAtTheChoice() {
        run.start("balie-language-menu", run.variables()).runStepsBefore("choose-language");

        run.tell(Messages.CONTACT_ENDED);

        assertThat(run.isEnded()).isTrue();
    }
}
