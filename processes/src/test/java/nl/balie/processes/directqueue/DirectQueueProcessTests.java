package nl.balie.processes.directqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import nl.balie.conformity.Requirement;
import nl.balie.processes.DecisionPort.Calamity;
import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import nl.balie.processes.StepFailedException;
import nl.balie.processes.StepRun;
import nl.balie.processes.WholeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WholeModel("balie-direct-queue")
final class DirectQueueProcessTests {
    private final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void bringsTheCallerToTheQueueWithoutAMenu() {
        start().runSteps().tell(Messages.AGENT_CONNECTED);
        assertThat(run.isEnded()).isFalse();

        run.tell(Messages.CONTACT_RELEASED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "opening of +31990001000",
                        "say Welkom bij Gemeente Waterstad.",
                        "route of 'null' from ''",
                        "enter queue-null of waterstad, priority 2",
                        "disconnect");
        assertThat(run.pathFound()).containsExactlyElementsOf(run.passed());
    }

    @Test
    void asksForTheSurveyBeforeTheQueueAndItsQuestionsAfterTheConversation() {
        run.ports.survey = true;

        start().runSteps().tell(Messages.AGENT_CONNECTED);
        assertThat(run.ports.heard())
                .endsWith("offer survey of queue-null", "enter queue-null of waterstad, priority 2");

        run.tell(Messages.CONTACT_RELEASED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard()).endsWith("ask survey", "disconnect");
    }

    @Test
    void tellsOfEachStepOnce() {
        start().runSteps()
                .tell(Messages.AGENT_CONNECTED)
                .tell(Messages.CONTACT_RELEASED)
                .runSteps();

        assertThat(run.performed)
                .extracting(StepRun::processId, StepRun::elementId, StepRun::stepType)
                .containsExactly(
                        tuple("balie-reception", "Task_AnswerCall", "answer-call"),
                        tuple("balie-reception", "Task_CheckCalamity", "check-calamity"),
                        tuple("balie-reception", "Task_CheckOpening", "check-opening"),
                        tuple("balie-reception", "Task_SayGreeting", "play-prompt"),
                        tuple("balie-direct-queue", "Task_DecideRoute", "decide-route"),
                        tuple("balie-direct-queue", "Task_OfferSurvey", "offer-survey"),
                        tuple("balie-direct-queue", "Task_AskRecording", "ask-recording"),
                        tuple("balie-voice-queue", "Task_FindTreatment", "find-queue-treatment"),
                        tuple("balie-voice-queue", "Task_EnterQueue", "enter-queue"),
                        tuple("balie-goodbye", "Task_AskSurvey", "ask-survey"),
                        tuple("balie-goodbye", "Task_DisconnectCall", "disconnect-call"));
        assertThat(run.performed).allSatisfy(step -> {
            assertThat(step.contactId()).isEqualTo(run.contact());
            assertThat(step.organisation()).isEqualTo("waterstad");
            assertThat(step.processVersion()).isEqualTo(1);
            assertThat(step.endedAt()).isAfterOrEqualTo(step.startedAt());
        });
    }

    @Test
    @Requirement("2.2.73")
    void saysTheEmergencyMessageBeforeTheRegularQueue() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "REGULAR", "");

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "calamity of +31990001000",
                        "say Er is brand.",
                        "opening of +31990001000",
                        "say Welkom bij Gemeente Waterstad.",
                        "route of 'null' from ''",
                        "enter queue-null of waterstad, priority 2");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();
        assertThat(run.isEnded()).isTrue();
        assertThat(run.pathFound()).containsExactlyElementsOf(run.passed());
    }

    @Test
    @Requirement("2.2.73")
    void followsThePresetRouteInACalamity() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "Brand", "QUEUE", "Crisis");

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "calamity of +31990001000",
                        "say [Brand] or Er is brand.",
                        "enter Crisis of waterstad, priority 0");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();
        assertThat(run.pathFound()).containsExactlyElementsOf(run.passed());
    }

    @Test
    @Requirement("2.2.73")
    void hangsUpAfterTheEmergencyMessage() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "DISCONNECT", "");

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly("answer", "calamity of +31990001000", "say Er is brand.", "disconnect");
        assertThat(run.isEnded()).isTrue();
        assertThat(run.pathFound()).containsExactlyElementsOf(run.passed());
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
    @Requirement(value = "2.7.4", part = "the caller is asked before he waits")
    void asksWhetherTheConversationMayBeRecordedBeforeTheCallerWaits() {
        run.ports.recorded = true;

        start().runSteps();

        assertThat(run.ports.heard())
                .endsWith("ask recording to queue-null", "enter queue-null of waterstad, priority 2");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();
        assertThat(run.pathFound()).containsExactlyElementsOf(run.passed());
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
    void saysThatItIsClosedAndHangsUp() {
        run.ports.closedMessage = "Wij zijn gesloten.";

        start().runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard())
                .containsExactly("answer", "opening of +31990001000", "say Wij zijn gesloten.", "disconnect");
        assertThat(run.pathFound()).containsExactlyElementsOf(run.passed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answer-call",
                "check-calamity",
                "check-opening",
                "play-prompt",
                "decide-route",
                "find-queue-treatment",
                "enter-queue"
            })
    void endsAtAnyStepWhenTheCallerHangsUp(String step) {
        start().runStepsBefore(step);

        run.tell(Messages.CONTACT_ENDED);

        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_CallerHungUp");
        assertThat(run.ports.heard()).doesNotContain("disconnect");
    }

    @Test
    void endsWhenTheCallerHangsUpInTheQueue() {
        start().runSteps();

        run.tell(Messages.CONTACT_ENDED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_CallerHungUp");
    }

    @Test
    void endsWhenTheCallerHangsUpInTheCall() {
        start().runSteps().tell(Messages.AGENT_CONNECTED);

        run.tell(Messages.CONTACT_ENDED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_CallerHungUp");
    }

    @Test
    void endsWhenTheCallerHangsUpBeforeTheAgentsGoodbyeIsDone() {
        start().runSteps().tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        run.runStepsBefore("disconnect-call");

        run.tell(Messages.CONTACT_ENDED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_CallerHungUp");
    }

    @Test
    void endsAtOnceWhenTheCallerHungUpBeforeTheFlowBegan() {
        run.tell(Messages.CONTACT_ENDED);

        start();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard()).isEmpty();
    }

    private FlowRun start() {
        return run.start("balie-direct-queue", run.variables());
    }
}
