package nl.balie.treatment.steps;

import static nl.balie.callers.ScriptedCaller.SILENCE;
import static nl.balie.callers.ScriptedCaller.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.callers.ScriptedCaller;
import nl.balie.conformity.Requirement;
import nl.balie.processes.QueuePort.Announced;
import nl.balie.processes.QueuePort.Elsewhere;
import nl.balie.processes.QueuePort.Moment;
import nl.balie.processes.QueuePort.Offered;
import nl.balie.treatment.Elsewhere.Destination;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.WaitingLoad;
import nl.balie.treatment.WaitingLoad.InHand;
import nl.balie.treatment.WaitingMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WaitingCallerTests extends WaitingRoom {
    private static final WaitingMessage ONCE = new WaitingMessage(20, null, "Het is druk.", null, null);
    private static final nl.balie.treatment.Elsewhere OUTSIDE =
            new nl.balie.treatment.Elsewhere(Destination.EXTERNAL, null, null, "+31201234567");
    private static final String PLACE = "U bent nummer 3 in de wachtrij.";
    private static final String LONG = "Het duurt lang.";
    private static final String CHOICE = "Toets 1 als u dat wilt. Anders blijft u wachten op uw plaats.";

    @Autowired
    WaitingCaller waiting;

    @Autowired
    WaitingLoad load;

    @Test
    @Requirement({"2.3.6", "2.3.7"})
    void hearsWhatIsDueAndThenWhenTheNextIs() throws Exception {
        treat(plan(60, null, ONCE));
        ScriptedCaller caller = waiting(20);

        Announced first = waiting.announce(caller, "nl", 20, null);

        assertThat(caller.heard()).containsExactly("Het is druk.");
        assertThat(first).isEqualTo(new Announced(new Moment(60, 40, false), null));
        ScriptedCaller later = waiting(60);
        assertThat(waiting.announce(later, "nl", 60, null)).isEqualTo(new Announced(new Moment(120, 60, false), 6));
        assertThat(later.heard()).containsExactly(PLACE, "De verwachte wachttijd is ongeveer 6 minuten.");
    }

    @Test
    @Requirement("2.3.7")
    void isNeverToldToWaitLongerThanBefore() throws Exception {
        treat(plan(60, null));
        ScriptedCaller caller = waiting(120);

        assertThat(waiting.announce(caller, "nl", 120, 4).announcedMinutes()).isEqualTo(4);
        assertThat(caller.heard()).contains("De verwachte wachttijd is ongeveer 4 minuten.");
    }

    @Test
    void knowsTheFirstMomentOfItsQueue() {
        treat(plan(60, null, ONCE));

        assertThat(waiting.first(waiting(5))).isEqualTo(new Moment(20, 15, false));
    }

    @Test
    void whoWaitsNoMoreHearsNothing() throws Exception {
        treat(plan(60, null, ONCE));
        ScriptedCaller caller = caller();

        assertThat(waiting.announce(caller, "nl", 20, 3).announcedMinutes()).isEqualTo(3);
        assertThat(waiting.announce(caller, "nl", 20, 3).next().moment()).isEqualTo(Integer.MAX_VALUE);
        assertThat(waiting.offerElsewhere(caller, "nl", 20).leaves()).isFalse();
        assertThat(caller.heard()).isEmpty();
    }

    @Test
    @Requirement({"2.3.11", "2.3.12"})
    void whoWaitsLongChoosesToGoElsewhereAndIsOfferedToNobodyAnyMore() throws Exception {
        treat(plan(null, new Treatment.LongWait(110, LONG, OUTSIDE)));
        ScriptedCaller caller = waiting(110, "1");

        Offered offered = waiting.offerElsewhere(caller, "nl", 110);

        assertThat(caller.heard()).containsExactly(LONG, CHOICE);
        assertThat(offered.leaves()).isTrue();
        assertThat(offered.elsewhere()).isEqualTo(new Elsewhere("EXTERNAL", "", "+31201234567"));
        assertThat(caller.done()).containsExactly("pauses");
    }

    @Test
    void whoComesBackIsNotAskedTheSameAgainAtOnce() throws Exception {
        treat(plan(60, new Treatment.LongWait(110, LONG, OUTSIDE)));
        ScriptedCaller caller = waiting(115, "1");
        assertThat(waiting.first(caller)).isEqualTo(new Moment(110, 0, true));
        assertThat(waiting.offerElsewhere(caller, "nl", 110).leaves()).isTrue();

        assertThat(waiting.first(caller)).isEqualTo(new Moment(120, 5, false));
    }

    @Test
    @Requirement("2.3.11")
    void whoChoosesNothingElseOrIsTakenStaysInHisPlace() throws Exception {
        treat(plan(null, new Treatment.LongWait(110, LONG, OUTSIDE)));
        for (String act : List.of(SILENCE, "2", TAKEN)) {
            ScriptedCaller caller = waiting(110, act);

            assertThat(waiting.offerElsewhere(caller, "nl", 110).leaves())
                    .as(act)
                    .isFalse();
            assertThat(caller.done()).as(act).isEmpty();
        }
    }

    @Test
    void whomAnAgentIsTakingDoesNotLeave() throws Exception {
        treat(plan(null, new Treatment.LongWait(110, LONG, OUTSIDE)));
        ScriptedCaller caller = waiting(110, "1").beingTaken();

        assertThat(waiting.offerElsewhere(caller, "nl", 110).leaves()).isFalse();
    }

    @Test
    void whoseQueueOffersNothingElseIsAskedNothing() throws Exception {
        treat(plan(60, null));
        ScriptedCaller caller = waiting(60);

        assertThat(waiting.offerElsewhere(caller, "nl", 60).elsewhere()).isEqualTo(Elsewhere.WAIT);
        assertThat(caller.asked()).isEmpty();
    }

    @Test
    void withTooMuchToDoOnlyWhatComesBackIsLeftOut() throws Exception {
        treat(plan(20, null, ONCE));
        List<InHand> all = new ArrayList<>();
        Optional<InHand> another = load.begin(UUID.randomUUID());
        while (another.isPresent()) {
            all.add(another.get());
            another = load.begin(UUID.randomUUID());
        }
        try {
            ScriptedCaller once = waiting(20);
            waiting.announce(once, "nl", 20, null);
            ScriptedCaller again = waiting(40);
            Announced leftOut = waiting.announce(again, "nl", 40, 5);

            assertThat(once.heard()).contains("Het is druk.");
            assertThat(again.heard()).isEmpty();
            assertThat(leftOut.announcedMinutes()).isEqualTo(5);
            assertThat(leftOut.next().moment()).as("the next but one").isEqualTo(80);
        } finally {
            all.forEach(InHand::close);
        }
    }

    /** Where more wait than can be spoken to each time, each hears his place more rarely, and none of them what he hears once later. */
    @Test
    void aCrowdHearsWhatComesBackMoreRarely() {
        treat(plan(30, null, new WaitingMessage(600, null, "Het is druk.", null, null)));
        int many = 100;

        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            places.add(waiting.next(waiting(30), 30).moment());
        }
        List<Integer> once = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            once.add(waiting.next(waiting(570), 570).moment());
        }

        assertThat(places).filteredOn(moment -> moment == 60).hasSizeBetween(40, 60);
        assertThat(places).allMatch(moment -> moment % 30 == 0 && moment <= 150);
        assertThat(once).containsOnly(600);
    }

    private static Treatment plan(
            @Nullable Integer every, Treatment.@Nullable LongWait longWait, WaitingMessage... messages) {
        return new Treatment(
                every, every != null, every != null, null, longWait, Treatment.Callbacks.USUAL, List.of(messages));
    }
}
