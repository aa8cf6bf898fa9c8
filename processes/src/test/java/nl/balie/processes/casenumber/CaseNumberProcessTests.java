package nl.balie.processes.casenumber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.balie.conformity.Requirement;
import nl.balie.processes.DecisionPort.Calamity;
import nl.balie.processes.FlowRun;
import nl.balie.processes.LookUpPort.LookedUp;
import nl.balie.processes.Messages;
import nl.balie.processes.StepFailedException;
import nl.balie.processes.WholeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@WholeModel("balie-case-number")
final class CaseNumberProcessTests {
    private final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    @Requirement(
            value = {"2.2.14", "2.3.13"},
            part = "telephone")
    void whoseCaseIsKnownGoesWithItsPriorityToItsQueue() {
        run.ports.digits = "00421";
        run.ports.knows = new LookedUp(true, Map.of("wachtrij", "Vergunningen", "prioriteit", 7), false);

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "opening of +31990001000",
                        "say Welkom bij Gemeente Waterstad.",
                        "route of 'null' from '+31612345678'",
                        "collect 4-12 digits",
                        "note Zaaknummer 00421",
                        "look up '00421' in Zaken of waterstad",
                        "priority 7",
                        "enter Vergunningen of waterstad, priority 7");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void aPriorityOutOfRangeIsBroughtWithinIt() {
        run.ports.digits = "4711";
        run.ports.knows = new LookedUp(true, Map.of("prioriteit", 42.5), false);

        start().runSteps();

        assertThat(run.ports.heard()).contains("priority 9").endsWith("enter queue-null of waterstad, priority 9");
    }

    @Test
    void aPriorityThatIsNoNumberCountsAsNone() {
        run.ports.digits = "4711";
        run.ports.knows = new LookedUp(true, Map.of("prioriteit", "hoog"), false);

        start().runSteps();

        assertThat(run.ports.heard()).endsWith("enter queue-null of waterstad, priority 2");
    }

    @Test
    void whoseCaseIsNotKnownKeepsHisNumberAsANote() {
        run.ports.digits = "4711";

        start().runSteps();

        assertThat(run.ports.heard())
                .contains("note Zaaknummer 4711")
                .endsWith("look up '4711' in Zaken of waterstad", "enter queue-null of waterstad, priority 2");
    }

    @Test
    void aSourceThatFailsStopsNobody() {
        run.ports.digits = "4711";
        run.ports.knows = LookedUp.FAILED;

        start().runSteps();

        assertThat(run.ports.heard()).endsWith("enter queue-null of waterstad, priority 2");
    }

    @Test
    void whoHasNoCaseNumberComesIntoTheRegularQueue() {
        start().runSteps();

        assertThat(run.ports.heard()).endsWith("collect 4-12 digits", "enter queue-null of waterstad, priority 2");
    }

    @Test
    void aCalamityGoesBeforeTheQuestion() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "QUEUE", "Crisis");

        start().runSteps();

        assertThat(run.ports.heard()).endsWith("say Er is brand.", "enter Crisis of waterstad, priority 0");
    }

    @Test
    void whoCallsWhenItIsClosedHearsSo() {
        run.ports.closedMessage = "Wij zijn gesloten.";

        start().runSteps();

        assertThat(run.ports.heard()).endsWith("say Wij zijn gesloten.", "disconnect");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void aCalamityWithoutADestinationLeadsOnInTheCallflow() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "REGULAR", "");

        start().runSteps();
        assertThat(run.ports.heard())
                .containsSubsequence(
                        "say Er is brand.", "opening of +31990001000", "enter queue-null of waterstad, priority 2");
    }

    @Test
    void aCalamityCanEndTheCall() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "DISCONNECT", "");

        start().runSteps();

        assertThat(run.ports.heard()).endsWith("say Er is brand.", "disconnect");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void whoseStepFailsFollowsTheFallbackOfTheNumber() {
        start().runStepsBefore("check-opening");
        run.ports.breaksWith(new StepFailedException("de openingstijden zijn er niet"));

        run.runSteps();

        assertThat(run.ports.heard()).endsWith("fallback");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void aCallerWaitsWhenHeCannotBeAskedAboutRecording() {
        run.ports.recorded = true;
        start().runStepsBefore("ask-recording");
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
        start().runStepsBefore("offer-survey");
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
    void endsWhenTheCallerHangsUpWhileHeIsAsked() {
        start().runStepsBefore("collect-digits");

        run.tell(Messages.CONTACT_ENDED);

        assertThat(run.isEnded()).isTrue();
    }

    private FlowRun start() {
        var variables = run.variables();
        variables.put("from", "+31612345678");
        return run.start("balie-case-number", variables);
    }
}
