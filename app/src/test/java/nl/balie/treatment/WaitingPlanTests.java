package nl.balie.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.balie.treatment.Elsewhere.Destination;
import nl.balie.treatment.WaitingPlan.Next;
import nl.balie.treatment.WaitingPlan.Said;
import org.junit.jupiter.api.Test;

class WaitingPlanTests {
    private static final WaitingMessage ONCE = new WaitingMessage(20, null, "Eenmalig", null, null);
    private static final WaitingMessage AGAIN = new WaitingMessage(30, 40, "Herhaald", null, "Drukte");
    private static final Elsewhere OTHER = new Elsewhere(Destination.EXTERNAL, null, null, "+31201234567");

    @Test
    void goesFromMomentToMoment() {
        WaitingPlan plan = plan(60, new Treatment.LongWait(110, "Het duurt lang.", OTHER), ONCE, AGAIN);

        int moment = 0;
        for (Next expected : List.of(
                new Next(20, 20, false),
                new Next(30, 10, false),
                new Next(60, 30, false),
                new Next(70, 10, false),
                new Next(110, 40, true),
                new Next(120, 10, false),
                new Next(150, 30, false))) {
            assertThat(plan.next(moment, Duration.ofSeconds(moment))).isEqualTo(expected);
            moment = expected.moment();
        }
    }

    @Test
    void saysEverythingThatIsDueInOrder() {
        WaitingPlan plan = plan(
                60,
                new Treatment.LongWait(60, "Het duurt lang.", Elsewhere.WAIT),
                new WaitingMessage(60, null, "Een", null, null),
                AGAIN);

        assertThat(plan.at(60))
                .containsExactly(
                        new Said.Message("Een", null),
                        new Said.Position(),
                        new Said.Expected(),
                        new Said.Message("Het duurt lang.", null));
        assertThat(plan.at(70)).containsExactly(new Said.Message("Herhaald", "Drukte"));
        assertThat(plan.at(71)).isEmpty();
    }

    @Test
    void aMessageThatOnlyInformsIsNoChoice() {
        WaitingPlan plan = plan(null, new Treatment.LongWait(15, "Het duurt lang.", Elsewhere.WAIT));

        assertThat(plan.next(0, Duration.ZERO)).isEqualTo(new Next(15, 15, false));
    }

    @Test
    void comesAtOnceToWhatFellWithinTheAnnouncementBefore() {
        assertThat(plan(null, null, ONCE, AGAIN).next(20, Duration.ofSeconds(34)))
                .isEqualTo(new Next(30, 0, false));
    }

    @Test
    void whatFellDueWhileSomethingElseWasSaidIsNotHeardTwiceInARow() {
        WaitingPlan plan = plan(30, null);

        assertThat(plan.next(30, Duration.ofSeconds(70))).isEqualTo(new Next(60, 0, false));
        assertThat(plan.next(30, Duration.ofSeconds(88))).isEqualTo(new Next(90, 2, false));
        assertThat(plan.next(30, Duration.ofSeconds(90))).isEqualTo(new Next(90, 0, false));
        assertThat(plan.next(30, Duration.ofSeconds(95))).isEqualTo(new Next(90, 0, false));
        assertThat(plan.next(90, Duration.ofSeconds(98))).isEqualTo(new Next(120, 22, false));
    }

    @Test
    void doesNotCatchUpWithWhatWasMissedLongAgo() {
        assertThat(plan(60, null, ONCE).next(0, Duration.ofSeconds(200))).isEqualTo(new Next(180, 0, false));
    }

    @Test
    void looksAgainLaterWhenNothingIsPlanned() {
        assertThat(new WaitingPlan(Treatment.NONE).next(0, Duration.ofSeconds(3)))
                .isEqualTo(new Next(3603, 3600, false));
    }

    @Test
    void afterSomethingWasLeftOutTheNextComesLater() {
        WaitingPlan plan = plan(20, null, AGAIN);

        assertThat(plan.afterLeavingOut(40, Duration.ofSeconds(44))).isEqualTo(new Next(80, 36, false));
    }

    @Test
    void whatIsHeardOnceOrChosenAtIsNeverLeftOut() {
        WaitingPlan plan = plan(20, new Treatment.LongWait(110, "Het duurt lang.", OTHER), ONCE, AGAIN);

        assertThat(plan.canBeLeftOut(20)).isFalse();
        assertThat(plan.canBeLeftOut(110)).isFalse();
        assertThat(plan.canBeLeftOut(40)).isTrue();
        assertThat(plan.canBeLeftOut(70)).isTrue();
        assertThat(plan.afterLeavingOut(100, Duration.ofSeconds(104))).isEqualTo(new Next(110, 6, true));
        assertThat(plan.afterLeavingOut(10, Duration.ofSeconds(14))).isEqualTo(new Next(20, 6, false));
    }

    private static WaitingPlan plan(
            @org.jspecify.annotations.Nullable Integer every,
            Treatment.@org.jspecify.annotations.Nullable LongWait longWait,
            WaitingMessage... messages) {
        return new WaitingPlan(new Treatment(
                every, every != null, every != null, null, longWait, Treatment.Callbacks.USUAL, List.of(messages)));
    }
}
