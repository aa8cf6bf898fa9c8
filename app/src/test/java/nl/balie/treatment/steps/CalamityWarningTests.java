package nl.balie.treatment.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import nl.balie.calamity.CalamityDestination;
import nl.balie.calamity.CalamityDetails;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.callers.ScriptedCaller;
import nl.balie.conformity.Requirement;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.NumberDetails;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.numbers.TestRanges;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.OpeningCalendars;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort.Elsewhere;
import nl.balie.processes.QueuePort.Warned;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Requirement("2.2.74")
class CalamityWarningTests extends WaitingRoom {
    private static final String MESSAGE = "Er is een stroomstoring.";

    @Autowired
    CalamityWarning warning;

    @Autowired
    PhoneNumbers numbers;

    @Autowired
    OpeningCalendars calendars;

    @Autowired
    CalamitySwitches switches;

    private UUID numberId = UUID.randomUUID();

    @BeforeEach
    void aNumber() {
        TestRanges.give(DATABASE.owner(), organisation, number);
        tenancy.in(organisation, () -> {
            UUID calendar = done(calendars.add(new CalendarDetails("Altijd", false, "Dicht.", List.of())));
            numberId = done(numbers.add(new NumberDetails(
                    number, "Algemeen", "balie-main-menu", calendar, burgerzaken, Fallback.QUEUE, "", null)));
        });
    }

    @Test
    void whoMayWaitOnHearsTheMessageInHisPlace() throws Exception {
        goes(CalamityDestination.REGULAR);
        ScriptedCaller caller = waiting(30).inCalamity();

        Warned warned = warning.warn(caller, "nl", 20);

        assertThat(caller.heard()).containsExactly(MESSAGE);
        assertThat(warned.elsewhere()).isEqualTo(Elsewhere.WAIT);
        assertThat(caller.done()).isEmpty();
        assertThat(caller.shown()).containsExactly("calamity.tried.on");
    }

    @Test
    void whoIsToGoToAnotherQueueIsOfferedToNobodyFromThenOn() throws Exception {
        goes(CalamityDestination.QUEUE);
        ScriptedCaller caller = waiting(30).inCalamity();

        assertThat(warning.warn(caller, "nl", 20).elsewhere()).isEqualTo(new Elsewhere("QUEUE", "Belastingen", ""));
        assertThat(caller.heard()).containsExactly(MESSAGE);
        assertThat(caller.done()).containsExactly("pauses");
    }

    @Test
    void whoIsToBeDisconnectedHearsWhyAndLeaves() throws Exception {
        goes(CalamityDestination.DISCONNECT);
        ScriptedCaller caller = waiting(30).inCalamity();

        assertThat(warning.warn(caller, "nl", 20).elsewhere()).isEqualTo(new Elsewhere("DISCONNECT", "", ""));
        assertThat(caller.heard()).containsExactly(MESSAGE);
        assertThat(caller.done()).containsExactly("pauses", "leaves");
    }

    @Test
    void whoIsToComeIntoAMenuIsLedByItsCallflowWhichSaysTheMessage() {
        goes(CalamityDestination.MENU);
        ScriptedCaller caller = waiting(30).inCalamity();

        assertThatThrownBy(() -> warning.warn(caller, "nl", 20)).isInstanceOf(CallerGoneException.class);
        assertThat(caller.heard()).isEmpty();
        assertThat(caller.done()).containsExactly("pauses", "led by noodmenu");
    }

    @Test
    void whoHasAnAgentOrNoCalamityHearsNothing() throws Exception {
        goes(CalamityDestination.QUEUE);
        ScriptedCaller taken = waiting(30).inCalamity().beingTaken();
        ScriptedCaller speaks = caller().inCalamity();
        ScriptedCaller inPeace = waiting(30);

        for (ScriptedCaller caller : List.of(taken, speaks, inPeace)) {
            assertThat(warning.warn(caller, "nl", 20).elsewhere()).isEqualTo(Elsewhere.WAIT);
            assertThat(caller.heard()).isEmpty();
        }
    }

    @Test
    void theSwitchItselfDecidesWhetherThereIsOne() throws Exception {
        goes(CalamityDestination.REGULAR);
        tenancy.in(organisation, () -> switches.turn(numberId, true));
        ScriptedCaller caller = waiting(30);

        warning.warn(caller, "nl", 20);

        assertThat(caller.heard()).containsExactly(MESSAGE);
    }

    private void goes(CalamityDestination destination) {
        CalamityDetails details = new CalamityDetails(
                MESSAGE,
                null,
                destination,
                destination == CalamityDestination.QUEUE ? belastingen : null,
                destination == CalamityDestination.MENU ? "noodmenu" : null,
                null,
                null);
        tenancy.in(organisation, () -> switches.keep(numberId, details));
    }
}
