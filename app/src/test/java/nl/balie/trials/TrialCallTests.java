package nl.balie.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.EndCause;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.PhoneNumber;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.StepRun;
import nl.balie.trials.Line.Kind;
import nl.balie.trials.Setting.Calamity;
import nl.balie.trials.TrialCall.Stage;
import org.junit.jupiter.api.Test;

class TrialCallTests {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID ID = UUID.randomUUID();

    private final TrialCall call = new TrialCall(
            "waterstad",
            new Setting(
                    "balie-main-menu",
                    1,
                    "+31990001000",
                    null,
                    Origin.EXTERNAL,
                    NOW.atZone(ZoneOffset.UTC),
                    Calamity.AS_SET,
                    0,
                    2,
                    10),
            new PhoneNumber(ID, "+31990001000", "", "balie-main-menu", ID, ID, Fallback.QUEUE, "", null),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aStepWaitsForTheAnswerThatFits() throws Exception {
        CompletableFuture<String> asked = asked(Ask.key("12"));

        assertThat(call.answer("12")).isFalse();
        assertThat(call.answer("x")).isFalse();
        assertThat(call.answer("9")).isTrue();

        assertThat(asked.get(5, TimeUnit.SECONDS)).isEqualTo("9");
        assertThat(call.answer("1")).as("nothing is asked any more").isFalse();
        assertThat(call.view().lines()).extracting(Line::text).containsExactly("trials.line.pressed");
    }

    @Test
    void whyAStepFailedStandsBeforeWhatItsPathDid() {
        StepRun fails = step("Task_CheckOpening", NOW);
        StepRun next = step("Task_FollowFallback", NOW.plusMillis(5));
        call.begins(fails);
        call.note(Kind.BALIE, "trials.line.answered");
        call.begins(next);
        call.end(EndCause.BALIE, Line.of(Kind.BALIE, "trials.line.fallback.queue"));
        call.performed(next);

        call.failed(fails, "er zijn geen openingstijden");

        assertThat(call.view().lines())
                .extracting(Line::text)
                .containsExactly("trials.line.answered", "trials.line.step-failed", "trials.line.fallback.queue");
    }

    @Test
    void whyAStepFailedStandsLastUntilItsPathBegins() {
        StepRun fails = step("Task_CheckOpening", NOW);
        call.begins(fails);
        call.note(Kind.BALIE, "trials.line.answered");

        call.failed(fails, "er zijn geen openingstijden");

        assertThat(call.view().lines())
                .extracting(Line::text)
                .containsExactly("trials.line.answered", "trials.line.step-failed");
    }

    private static StepRun step(String element, Instant at) {
        return new StepRun(ID.toString(), "waterstad", "balie-main-menu", 1, element, 4711, "check-opening", at, at);
    }

    @Test
    void onlyWhatIsOfferedIsAChoice() throws Exception {
        CompletableFuture<String> asked = asked(Ask.yesOrNo("trials.ask.transfer"));

        assertThat(call.answer(null)).isFalse();
        assertThat(call.answer("misschien")).isFalse();
        assertThat(call.answer("nee")).isTrue();

        assertThat(asked.get(5, TimeUnit.SECONDS)).isEqualTo("nee");
    }

    @Test
    void aStepThatAsksIsLeftWhenTheCallerHangsUp() {
        CompletableFuture<String> asked = asked(Ask.keys("trials.ask.digits"));

        assertThat(call.end(EndCause.CALLER, Line.of(Kind.CALLER, "trials.line.hung-up")))
                .isTrue();

        assertThatThrownBy(() -> asked.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(CallerGoneException.class);
        assertThat(call.end(EndCause.BALIE, Line.of(Kind.BALIE, "trials.line.disconnected")))
                .as("ends once")
                .isFalse();
        assertThatThrownBy(call::mustBeThere).isInstanceOf(CallerGoneException.class);
    }

    @Test
    void whoGetsAnAgentWhileHeIsAskedInTheQueueHasNotAnswered() throws Exception {
        call.waitsIn("Burgerzaken");
        CompletableFuture<String> asked = asked(Ask.key("1"));

        assertThat(call.talks(Stage.WAITING)).isTrue();

        assertThat(asked.get(5, TimeUnit.SECONDS)).isNull();
        assertThat(call.spoke()).isTrue();
    }

    @Test
    void anEventThatDoesNotFitTheStageChangesNothing() {
        assertThat(call.talks(Stage.WAITING)).isFalse();
        assertThat(call.released()).isFalse();
        assertThat(call.requeued("Belastingen")).isFalse();

        assertThat(call.stage()).isEqualTo(Stage.LED);
        assertThat(call.view().timeline()).isEmpty();
    }

    @Test
    void whoIsPutBackWaitsInTheOtherQueue() {
        call.waitsIn("Burgerzaken");
        call.talks(Stage.WAITING);

        assertThat(call.requeued("Belastingen")).isTrue();

        assertThat(call.stage()).isEqualTo(Stage.WAITING);
        assertThat(call.queue()).isEqualTo("Belastingen");
    }

    @Test
    void aPageHearsOfAChangeAtOnceAndOfNothingWhenThereIsNone() throws Exception {
        int before = call.view().revision();
        assertThat(call.awaitChange(before, Duration.ofMillis(20))).isNull();

        CompletableFuture<TrialCall.View> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return call.awaitChange(before, Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        call.note(Kind.BALIE, "trials.line.answered");

        assertThat(waiting.get(5, TimeUnit.SECONDS).lines()).hasSize(1);
    }

    /** Once it is there to be answered. */
    private CompletableFuture<String> asked(Ask ask) {
        int before = call.view().revision();
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(call.ask(ask));
            } catch (CallerGoneException gone) {
                answer.completeExceptionally(gone);
            }
        });
        try {
            assertThat(call.awaitChange(before, Duration.ofSeconds(5))).isNotNull();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return answer;
    }
}
