package nl.balie.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.balie.processes.call.AnswerCall;
import nl.balie.processes.call.AskMenu;
import nl.balie.processes.call.ChooseLanguage;
import nl.balie.processes.call.CollectDigits;
import nl.balie.processes.call.DisconnectCall;
import nl.balie.processes.call.PlayPrompt;
import nl.balie.processes.decision.AddNote;
import nl.balie.processes.decision.CheckOpening;
import nl.balie.processes.decision.DecideRoute;
import nl.balie.processes.queue.EnterQueue;
import nl.balie.processes.queue.FindQueueTreatment;
import nl.balie.processes.queue.SetPriority;
import nl.balie.processes.steps.Steps;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StepsTests {
    private final FakePorts ports = new FakePorts();

    @Test
    void sendsTheStepsOfACallToTheNodeThatHasIt() {
        assertThat(Steps.jobType(new PlayPrompt(ports), "node-1")).isEqualTo("node-1/play-prompt");
        assertThat(Steps.jobType(new CheckOpening(ports), "node-1")).isEqualTo("check-opening");
    }

    @Test
    void fetchesNoVariablesButThoseOfTheInputAndTheContact() {
        assertThat(Steps.variables(new PlayPrompt(ports)))
                .containsExactly("contactId", "organisation", "language", "text", "prompts", "endsByKey");
    }

    @Test
    void answersAndDisconnects() throws Exception {
        new AnswerCall(ports).perform(new AnswerCall.Input("c"));
        new DisconnectCall(ports).perform(new DisconnectCall.Input("c"));

        assertThat(ports.heard()).containsExactly("answer", "disconnect");
    }

    @Test
    void saysThePrompt() throws Exception {
        new PlayPrompt(ports).perform(new PlayPrompt.Input("c", "nl", "Goedemorgen", null, null));

        assertThat(ports.heard()).containsExactly("say Goedemorgen");
        assertThat(ports.endedByKey).isEmpty();
    }

    @Test
    void namesThePromptsInTheOrderInWhichTheyAreTyped() throws Exception {
        new PlayPrompt(ports).perform(new PlayPrompt.Input("c", "nl", "Goedemorgen", "Welkom, Storing water,,", true));

        assertThat(ports.heard()).containsExactly("say [Welkom, Storing water] or Goedemorgen");
        assertThat(ports.endedByKey).containsExactly("Goedemorgen");
    }

    @Test
    void countsTheTimesThatNoUsableKeyCame() throws Exception {
        ports.presses("", "7", "2");

        assertThat(ask(null)).isEqualTo(new AskMenu.Asked(null, 1));
        assertThat(ask(1)).isEqualTo(new AskMenu.Asked(null, 2));
        assertThat(ask(2)).isEqualTo(new AskMenu.Asked("2", 0));
    }

    @Test
    void namesTheWordsOfEachKey() throws Exception {
        ports.presses("1");

        askWith("1 = paspoort,rijbewijs ; 2=belastingen");

        assertThat(ports.words).isEqualTo(Map.of("1", List.of("paspoort", "rijbewijs"), "2", List.of("belastingen")));
        for (String wrong : List.of("paspoort", "3=afval", "1=", "1=paspoort;")) {
            assertThatThrownBy(() -> askWith(wrong)).isInstanceOf(StepFailedException.class);
        }
    }

    @Test
    void refusesToCollectWhatNobodyCanKeyIn() {
        assertThatThrownBy(() -> collect(5, 4, "#")).isInstanceOf(StepFailedException.class);
        assertThatThrownBy(() -> collect(0, 4, "#")).isInstanceOf(StepFailedException.class);
        assertThatThrownBy(() -> collect(1, 31, "#")).isInstanceOf(StepFailedException.class);
        assertThatThrownBy(() -> collect(1, 4, "9")).hasMessageContaining("'9'");
    }

    @Test
    void collectsDigitsWithAndWithoutAKeyAtTheEnd() throws Exception {
        ports.digits = "0421";

        assertThat(collect(4, 4, null)).isEqualTo(new CollectDigits.Collected("0421"));
        assertThat(collect(4, 12, "*")).isEqualTo(new CollectDigits.Collected("0421"));
        assertThat(ports.heard()).containsExactly("collect 4-4 digits", "collect 4-12 digits");
    }

    @Test
    void givesAPriorityFromNoughtToNine() {
        assertThat(new SetPriority(ports).perform(new SetPriority.Input("waterstad", "c", 9)))
                .isEqualTo(new SetPriority.Given(9));
        for (Integer wrong : Arrays.asList(null, -1, 10)) {
            assertThatThrownBy(() -> new SetPriority(ports).perform(new SetPriority.Input("waterstad", "c", wrong)))
                    .isInstanceOf(StepFailedException.class);
        }
        assertThat(ports.heard()).containsExactly("priority 9");
    }

    @Test
    void notesWhatThereIsToNote() {
        for (String note : Arrays.asList(null, "  ", " Zaak 421 ", "x".repeat(600))) {
            new AddNote(ports).perform(new AddNote.Input("waterstad", "c", note));
        }

        assertThat(ports.heard()).containsExactly("note Zaak 421", "note " + "x".repeat(500));
    }

    @Test
    void looksUpHowTheQueueReceivesCallers() {
        ports.queueGreeting = "Welkom";

        ports.full.put("vol", new QueuePort.Elsewhere("QUEUE", "belastingen", ""));

        assertThat(new FindQueueTreatment(ports)
                        .perform(new FindQueueTreatment.Input("waterstad", "c", "burgerzaken", null)))
                .isEqualTo(new FindQueueTreatment.Found("Welkom", "", false, "", "WAIT", "", ""));
        assertThat(new FindQueueTreatment(ports).perform(new FindQueueTreatment.Input("waterstad", "c", "vol", null)))
                .isEqualTo(new FindQueueTreatment.Found("Welkom", "", true, "vol is vol.", "QUEUE", "belastingen", ""));
        assertThat(new FindQueueTreatment(ports)
                        .perform(new FindQueueTreatment.Input("waterstad", "c", "vol", true))
                        .full())
                .isFalse();
    }

    @Test
    void entersTheQueueWithItsPriority() throws Exception {
        new EnterQueue(ports).perform(new EnterQueue.Input("waterstad", "c", "burgerzaken", 3));

        assertThat(ports.heard()).containsExactly("enter burgerzaken of waterstad, priority 3");
    }

    @Test
    void asksTheRulesForOpeningAndRoute() {
        ports.closedMessage = "Gesloten";

        assertThat(new CheckOpening(ports).perform(new CheckOpening.Input("waterstad", "c", "+31", null)))
                .isEqualTo(new CheckOpening.Checked(false, "Gesloten"));
        new CheckOpening(ports).perform(new CheckOpening.Input("waterstad", "c", "+31", " Avond "));
        assertThat(new DecideRoute(ports).perform(new DecideRoute.Input("waterstad", "c", "+31", null, "1")))
                .isEqualTo(new DecideRoute.Decided("queue-1", "group-1", 2));
        assertThat(ports.heard()).containsExactly("opening of +31", "opening of Avond", "route of '1' from ''");
    }

    @Test
    void refusesALanguageThatIsNone() {
        var input = new ChooseLanguage.Input("waterstad", "c", "Kies", null, "1=nl, 2=Engels", "nl", 5);

        assertThatThrownBy(() -> new ChooseLanguage(ports).perform(input))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("2=Engels");
    }

    @Test
    void saysSoWhenTheCallerHasGone() {
        ports.hangsUp();

        assertThatThrownBy(() -> ask(null)).isInstanceOf(CallerGoneException.class);
    }

    private AskMenu.Asked askWith(String words) throws CallerGoneException {
        return new AskMenu(ports)
                .perform(new AskMenu.Input("c", "nl", "Kies 1 of 2", null, "12", words, 5, true, null));
    }

    private AskMenu.Asked ask(@Nullable Integer attempts) throws CallerGoneException {
        return new AskMenu(ports)
                .perform(new AskMenu.Input("c", "nl", "Kies 1 of 2", null, "12", null, 5, true, attempts));
    }

    private CollectDigits.Collected collect(int least, int most, @Nullable String end) throws CallerGoneException {
        return new CollectDigits(ports)
                .perform(new CollectDigits.Input("c", "nl", "Uw zaaknummer?", null, least, most, end, 6, true, 2));
    }
}
