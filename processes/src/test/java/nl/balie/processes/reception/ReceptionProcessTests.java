package nl.balie.processes.reception;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.conformity.Requirement;
import nl.balie.processes.DecisionPort.Calamity;
import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import nl.balie.processes.StepFailedException;
import nl.balie.processes.WholeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WholeModel("balie-reception")
final class ReceptionProcessTests {
    private final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void answersAndGreetsWhenTheMunicipalityIsOpen() {
        start(true).runSteps();

        assertThat(run.ports.heard()).containsExactly("answer", "opening of +31990001000", "say Goedendag.");
        assertOutcome("MENU");
    }

    @Test
    @Requirement(value = "2.4.6", part = "the shipped greeting")
    void onlyTheGreetingEndsByAKey() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "MENU", "");

        start(true).runSteps();

        assertThat(run.ports.heard()).contains("say Er is brand.", "say Goedendag.");
        assertThat(run.ports.endedByKey).containsExactly("Goedendag.");
    }

    @Test
    void playsThePromptsOfTheGreetingAndAsksForTheOpeningHoursThatTheCallflowNames() {
        var variables = run.variables();
        variables.put("greeting", "Goedendag.");
        variables.put("greetingPrompts", "Welkom, Drukte");
        variables.put("calendar", "Avond");

        run.start("balie-reception", variables).runSteps();

        assertThat(run.ports.heard())
                .containsExactly("answer", "opening of Avond", "say [Welkom, Drukte] or Goedendag.");
    }

    @Test
    @Requirement(value = "2.2.73", part = "in the flow")
    void leadsToTheMenuAfterTheEmergencyMessage() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "Brand", "MENU", "");

        start(true).runSteps();

        assertThat(run.ports.heard())
                .endsWith("say [Brand] or Er is brand.", "opening of +31990001000", "say Goedendag.");
        assertOutcome("MENU");
    }

    @Test
    @Requirement(value = "2.2.73", part = "in the flow")
    void leavesOutTheGreetingOfAMenuThatTheCalamitySkips() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "REGULAR", "");

        start(true).runSteps();

        assertThat(run.ports.heard()).endsWith("say Er is brand.", "opening of +31990001000");
        assertOutcome("REGULAR");
    }

    @Test
    @Requirement(value = "2.2.73", part = "in the flow")
    void greetsBeforeTheRegularQueueOfACallflowWithoutAMenu() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "REGULAR", "");

        start(false).runSteps();

        assertThat(run.ports.heard()).endsWith("say Er is brand.", "opening of +31990001000", "say Goedendag.");
        assertOutcome("REGULAR");
    }

    @Test
    @Requirement(value = "2.2.73", part = "in the flow")
    void namesTheQueueOfThePresetRoute() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "QUEUE", "Crisis");

        start(true).runSteps();

        assertThat(run.ports.heard()).endsWith("calamity of +31990001000", "say Er is brand.");
        assertOutcome("QUEUE");
        assertThat(run.variable("queue")).isEqualTo("\"Crisis\"");
    }

    @Test
    @Requirement(value = "2.2.73", part = "in the flow")
    void hasTheCallflowHangUpAfterTheEmergencyMessage() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "DISCONNECT", "");

        start(true).runSteps();

        assertThat(run.ports.heard()).endsWith("calamity of +31990001000", "say Er is brand.");
        assertOutcome("DISCONNECT");
    }

    @Test
    void hasTheCallflowHangUpWhenItIsClosed() {
        run.ports.closedMessage = "Wij zijn gesloten.";

        start(true).runSteps();

        assertThat(run.ports.heard()).endsWith("opening of +31990001000", "say Wij zijn gesloten.");
        assertOutcome("DISCONNECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer-call", "check-calamity", "check-opening", "play-prompt"})
    void whoseStepFailsIsLeftToTheCallflowThatCalledIt(String step) {
        run.start("balie-direct-queue", run.variables()).runStepsBefore(step);
        run.ports.breaksWith(new StepFailedException("het ging mis"));

        run.runSteps();

        assertThat(run.failed).containsExactly("het ging mis");
        assertThat(run.incidents()).isEmpty();
        assertThat(run.ports.heard()).endsWith("fallback");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void endsWithTheCallflowWhenTheCallerHangsUp() {
        run.start("balie-direct-queue", run.variables()).runStepsBefore("check-opening");

        run.tell(Messages.CONTACT_ENDED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard()).containsExactly("answer");
    }

    private FlowRun start(boolean menuFollows) {
        var variables = run.variables();
        variables.put("greeting", "Goedendag.");
        variables.put("menuFollows", menuFollows);
        return run.start("balie-reception", variables);
    }

    private void assertOutcome(String onward) {
        assertThat(run.isEnded()).isTrue();
        assertThat(run.variable("onward")).isEqualTo('"' + onward + '"');
        // which end a gateway led to is not known from the steps
        int last = run.pathFound().size();
        assertThat(run.passed()).startsWith(run.pathFound().toArray(String[]::new));
        assertThat(run.passed().subList(last, run.passed().size()))
                .filteredOn(id -> id.startsWith("Task"))
                .isEmpty();
    }
}
