package nl.balie.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PathFinderTests {
    @Test
    void infersTheStartAndTheGatewaysBetweenTasks() {
        var path = menu("balie-reception", "Task_AskMenu");

        assertThat(path)
                .containsExactly(
                        "Event_CallArrives",
                        "Flow_CallArrives_Reception",
                        "CallActivity_Reception",
                        "Flow_Reception_Onward",
                        "Gateway_Onward",
                        "Flow_Onward_AskMenu",
                        "Task_AskMenu");
    }

    @Test
    void goesOnToTheEndOnlyWhenTheCalledProcessIsOver() {
        assertThat(menu("Task_DecideRoute", "balie-goodbye")).endsWith("CallActivity_Goodbye");
        assertThat(menu("Task_DecideRoute", "balie-goodbye", PathFinder.BACK))
                .endsWith("CallActivity_Goodbye", "Flow_Goodbye_CallHandled", "Event_CallHandled");
        assertThat(menu("balie-reception", PathFinder.BACK)).endsWith("CallActivity_Reception");
    }

    @Test
    void goesRoundTheLoopOfAMenuThatWasAskedAgain() {
        var path = menu("Task_AskMenu", "Task_AskMenu");

        assertThat(path)
                .containsExactly(
                        "Task_AskMenu",
                        "Flow_AskMenu_ChoiceMade",
                        "Gateway_ChoiceMade",
                        "Flow_ChoiceMade_AskAgain",
                        "Gateway_AskAgain",
                        "Flow_AskAgain_AskMenu",
                        "Task_AskMenu");
    }

    @Test
    void takesACalledProcessForItsCallActivity() {
        var path = menu(
                "Task_DecideRoute", "Task_OfferSurvey", "Task_AskRecording", "balie-voice-queue", "balie-voice-queue");

        assertThat(path)
                .containsExactly(
                        "Task_DecideRoute",
                        "Flow_DecideRoute_OfferSurvey",
                        "Task_OfferSurvey",
                        "Flow_OfferSurvey_AskRecording",
                        "Task_AskRecording",
                        "Flow_AskRecording_WaitInQueue",
                        "CallActivity_WaitInQueue");
    }

    @Test
    void takesAMessageForTheEventThatWaitsForIt() {
        var path = PathFinder.of(shipped("balie-voice-queue"))
                .path(List.of("Task_EnterQueue", "agent-connected", "contact-released"));

        assertThat(path)
                .containsExactly(
                        "Event_QueueChosen",
                        "Flow_QueueChosen_Treated",
                        "Gateway_Treated",
                        "Flow_Treated_EnterQueue",
                        "Task_EnterQueue",
                        "Flow_EnterQueue_Waiting",
                        "Gateway_Waiting",
                        "Flow_Waiting_Next",
                        "Gateway_Next",
                        "Flow_Next_AgentConnected",
                        "Event_AgentConnected",
                        "Flow_AgentConnected_Talking",
                        "Gateway_Talking",
                        "Flow_Talking_EndOfTalk",
                        "Gateway_EndOfTalk",
                        "Flow_EndOfTalk_ContactReleased",
                        "Event_ContactReleased",
                        "Flow_ContactReleased_QueueLeft",
                        "Event_QueueLeft");
    }

    @Test
    void beginsANewStretchInAnEventSubprocessAndFollowsItToItsEnd() {
        var path = menu("Task_AskMenu", "contact-ended");

        assertThat(path)
                .containsExactly(
                        "Task_AskMenu", "Event_ContactEnded", "Flow_ContactEnded_CallerHungUp", "Event_CallerHungUp");
    }

    @Test
    void doesNotClaimTheEndWhenTasksComeBeforeIt() {
        assertThat(menu("Task_SayNoChoice")).endsWith("Task_SayNoChoice");
    }

    @Test
    void doesNotGuessBeyondAGateway() {
        assertThat(menu("Task_AskMenu")).endsWith("Task_AskMenu");
    }

    @Test
    void leavesOutWhatTheModelDoesNotHave() {
        assertThat(menu("Task_FromAnotherVersion")).isEmpty();
        assertThat(menu("Task_AskMenu", "Task_FromAnotherVersion")).containsExactly("Task_AskMenu");
        assertThat(menu()).isEmpty();
    }

    @Test
    void walksThroughASubprocessAndItsBoundaryEvent() {
        var finder = PathFinder.of(process("""
            <startEvent id="Start"/>
            <sequenceFlow id="F1" sourceRef="Start" targetRef="Sub"/>
            <subProcess id="Sub">
              <startEvent id="SubStart"/>
              <sequenceFlow id="S1" sourceRef="SubStart" targetRef="Inner"/>
              <userTask id="Inner"/>
              <sequenceFlow id="S2" sourceRef="Inner" targetRef="SubEnd"/>
              <endEvent id="SubEnd"/>
            </subProcess>
            <boundaryEvent id="Late" attachedToRef="Sub"/>
            <sequenceFlow id="F2" sourceRef="Sub" targetRef="After"/>
            <serviceTask id="After"/>
            <sequenceFlow id="F3" sourceRef="Late" targetRef="Apologise"/>
            <serviceTask id="Apologise"/>
            """));

        assertThat(finder.path(List.of("Inner", "After")))
                .containsExactly("Start", "F1", "Sub", "SubStart", "S1", "Inner", "S2", "SubEnd", "F2", "After");
        assertThat(finder.path(List.of("Apologise"))).containsExactly("Start", "F1", "Sub", "Late", "F3", "Apologise");
    }

    @Test
    void endsOnALoopOfGatewaysAlone() {
        var finder = PathFinder.of(process("""
            <serviceTask id="Task"/>
            <sequenceFlow id="F1" sourceRef="Task" targetRef="A"/>
            <exclusiveGateway id="A"/>
            <sequenceFlow id="F2" sourceRef="A" targetRef="B"/>
            <exclusiveGateway id="B"/>
            <sequenceFlow id="F3" sourceRef="B" targetRef="A"/>
            """));

        assertThat(finder.path(List.of("Task", "Task"))).containsExactly("Task");
    }

    @Test
    void refusesDocumentTypesAndBrokenXml() {
        var entity = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>";

        assertThatThrownBy(() -> PathFinder.of(entity.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PathFinder.of("<a>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PathFinder.of(process("<sequenceFlow id='F' sourceRef='None' targetRef='None'/>")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> menu(String... visited) {
        var path = PathFinder.of(shipped("balie-main-menu")).path(List.of(visited));
        // What comes before the first place is the matter of one test only.
        int first = visited.length == 0 ? 0 : path.indexOf(visited[0]);
        return path.subList(Math.max(first, 0), path.size());
    }

    private static byte[] shipped(String id) {
        return Models.shipped().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    private static byte[] process(String content) {
        return ("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'>" + content
                        + "</process></definitions>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
