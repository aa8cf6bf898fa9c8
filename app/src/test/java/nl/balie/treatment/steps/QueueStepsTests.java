package nl.balie.treatment.steps;

import static nl.balie.callers.ScriptedCaller.HANGS_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.balie.callers.OneLine;
import nl.balie.callers.Question;
import nl.balie.callers.ScriptedCaller;
import nl.balie.callers.Sound;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Facts;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort.Elsewhere;
import nl.balie.processes.QueuePort.Entered;
import nl.balie.processes.QueuePort.Moment;
import nl.balie.processes.QueuePort.Reception;
import nl.balie.processes.StepFailedException;
import nl.balie.prompts.Prompts;
import nl.balie.treatment.Elsewhere.Destination;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.WaitingMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class QueueStepsTests extends WaitingRoom {
    @Autowired
    WaitingCaller waitingCaller;

    @Autowired
    CalamityWarning warning;

    @Autowired
    Prompts prompts;

    @Autowired
    Facts facts;

    @Test
    @Requirement("2.3.3")
    void aQueueReceivesACallerWithItsGreeting() {
        ScriptedCaller caller = caller();

        assertThat(reception(caller, "Burgerzaken", false))
                .isEqualTo(new Reception("Welkom bij Burgerzaken.", "", false, "", Elsewhere.WAIT));
        assertThat(caller.shown()).isEmpty();
    }

    @Test
    @Requirement({"2.3.9", "2.3.10"})
    void aQueueThatIsFullSaysSoAndSendsCallersElsewhere() {
        treat(full(2, new nl.balie.treatment.Elsewhere(Destination.QUEUE, belastingen, "Belastingen", null)));
        ScriptedCaller third = waiting(0);

        assertThat(reception(third, "Burgerzaken", false))
                .isEqualTo(new Reception(
                        "Welkom bij Burgerzaken.",
                        "",
                        true,
                        "Het is druk.",
                        new Elsewhere("QUEUE", "Belastingen", "")));
        assertThat(third.shown()).containsExactly("treatment.tried.full");
    }

    @Test
    void whoComesFromAFullQueueIsNotSentOnAndBelowTheLimitNobodyIs() {
        treat(full(2, new nl.balie.treatment.Elsewhere(Destination.DISCONNECT, null, null, null)));

        assertThat(reception(waiting(0), "Burgerzaken", true).full()).isFalse();
        treat(full(3, new nl.balie.treatment.Elsewhere(Destination.DISCONNECT, null, null, null)));
        assertThat(reception(waiting(0), "Burgerzaken", false).full()).isFalse();
    }

    @Test
    void whoEntersKnowsWhenHeHearsSomethingAndOfWhichCalamity() throws Exception {
        treat(new Treatment(
                null,
                false,
                false,
                null,
                null,
                Treatment.Callbacks.USUAL,
                List.of(new WaitingMessage(20, null, "Het is druk.", null, null))));
        ScriptedCaller caller = waiting(5);

        Entered entered = steps(caller).enter(organisation, id(caller), "Burgerzaken", 4);

        assertThat(entered).isEqualTo(new Entered(new Moment(20, 15, false), "calamity"));
        assertThat(caller.done()).containsExactly("enters Burgerzaken 4");
    }

    @Test
    void whoHungUpDoesNotEnter() throws Exception {
        ScriptedCaller caller = caller(HANGS_UP);
        assertThatThrownBy(() -> caller.ask(
                        new Question(List.<Sound>of(), java.util.Set.of('1'), java.time.Duration.ofSeconds(1))))
                .isInstanceOf(CallerGoneException.class);

        assertThatThrownBy(() -> steps(caller).enter(organisation, id(caller), "Burgerzaken", 0))
                .isInstanceOf(CallerGoneException.class);
        assertThat(caller.done()).isEmpty();
    }

    @Test
    void aPriorityMovesHimAndIsTold() {
        ScriptedCaller caller = waiting(0);

        steps(caller).prioritise(organisation, id(caller), 7);

        assertThat(caller.done()).containsExactly("has priority 7");
        assertThat(caller.shown()).containsExactly("treatment.tried.priority");
    }

    @Test
    void whoIsDivertedLeavesHisPlace() {
        ScriptedCaller caller = waiting(0);

        steps(caller).divert(organisation, id(caller), "Belastingen");

        assertThat(caller.done()).containsExactly("leaves");
        assertThat(caller.shown()).containsExactly("treatment.tried.diverted");
    }

    @Test
    void aQueueThatThereIsNotIsNamedInTheIncident() {
        ScriptedCaller caller = caller();

        assertThatThrownBy(() -> reception(caller, "Vergunningen", false))
                .isInstanceOf(StepFailedException.class)
                .hasMessage("er is geen wachtrij 'Vergunningen'");
        assertThatThrownBy(() -> steps(caller).divert(organisation, id(caller), "Vergunningen"))
                .isInstanceOf(StepFailedException.class);
        assertThat(caller.done()).isEmpty();
    }

    private Reception reception(ScriptedCaller caller, String queue, boolean diverted) {
        return steps(caller).reception(organisation, id(caller), queue, diverted);
    }

    private QueueSteps steps(ScriptedCaller caller) {
        return new QueueSteps(OneLine.of(caller), waitingCaller, warning, queues, treatments, prompts, facts, tenancy);
    }

    private static String id(ScriptedCaller caller) {
        return caller.contact().toString();
    }

    private static Treatment full(int from, nl.balie.treatment.Elsewhere elsewhere) {
        return new Treatment(
                null,
                false,
                false,
                new Treatment.Full(from, "Het is druk.", elsewhere),
                null,
                Treatment.Callbacks.USUAL,
                List.of());
    }
}
