package nl.balie.processes;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.balie.processes.call.AnswerCall;
import nl.balie.processes.call.AskMenu;
import nl.balie.processes.call.ChooseLanguage;
import nl.balie.processes.call.CollectDigits;
import nl.balie.processes.call.DisconnectCall;
import nl.balie.processes.call.PlayPrompt;
import nl.balie.processes.call.TransferCall;
import nl.balie.processes.callback.AskCallbackNumber;
import nl.balie.processes.callback.GiveUpCallback;
import nl.balie.processes.callback.QueueCallback;
import nl.balie.processes.callback.RecordVoicemail;
import nl.balie.processes.callback.RequestCallback;
import nl.balie.processes.control.ChooseCalamityNumber;
import nl.balie.processes.control.RecordCalamityMessage;
import nl.balie.processes.control.RecordPrompt;
import nl.balie.processes.control.SignInByPhone;
import nl.balie.processes.control.TurnCalamity;
import nl.balie.processes.decision.AddNote;
import nl.balie.processes.decision.CheckCalamity;
import nl.balie.processes.decision.CheckOpening;
import nl.balie.processes.decision.DecideRoute;
import nl.balie.processes.decision.LookUp;
import nl.balie.processes.queue.AnnounceWaiting;
import nl.balie.processes.queue.DivertQueue;
import nl.balie.processes.queue.EnterQueue;
import nl.balie.processes.queue.FindQueueTreatment;
import nl.balie.processes.queue.OfferElsewhere;
import nl.balie.processes.queue.SetPriority;
import nl.balie.processes.queue.WarnWaiting;
import nl.balie.processes.survey.AskSurvey;
import nl.balie.processes.survey.OfferSurvey;

/** Every step that a model can contain. */
public final class Steps {
    private Steps() {}

    /** One of each step, working through the ports. */
    public static List<Step<?, ?>> all(
            CallPort calls,
            QueuePort queues,
            CallbackPort callbacks,
            SurveyPort surveys,
            DecisionPort decisions,
            LookUpPort lookUps,
            ContactPort contacts,
            ControlPort control) {
        return List.of(
                new AnswerCall(calls),
                new PlayPrompt(calls),
                new AskMenu(calls),
                new CollectDigits(calls),
                new ChooseLanguage(calls),
                new TransferCall(calls),
                new DisconnectCall(calls),
                new FindQueueTreatment(queues),
                new EnterQueue(queues),
                new AnnounceWaiting(queues),
                new OfferElsewhere(queues),
                new WarnWaiting(queues),
                new DivertQueue(queues),
                new SetPriority(queues),
                new AskCallbackNumber(callbacks),
                new RequestCallback(callbacks),
                new RecordVoicemail(callbacks),
                new QueueCallback(callbacks),
                new GiveUpCallback(callbacks),
                new OfferSurvey(surveys),
                new AskSurvey(surveys),
                new CheckCalamity(decisions),
                new CheckOpening(decisions),
                new DecideRoute(decisions),
                new LookUp(lookUps),
                new AddNote(contacts),
                new SignInByPhone(control),
                new ChooseCalamityNumber(control),
                new TurnCalamity(control),
                new RecordCalamityMessage(control),
                new RecordPrompt(control));
    }

    /**
     * The job type to open a worker for.
     *
     * @param node the name of this machine, as the process variable {@code node} has it
     */
    public static String jobType(Step<?, ?> step, String node) {
        return step.onCallNode() ? node + "/" + step.type() : step.type();
    }

    /** The variables that a worker fetches: those of the input, and those that name the contact in a {@link StepRun}. */
    public static List<String> variables(Step<?, ?> step) {
        var inputs = Arrays.stream(step.input().getRecordComponents()).map(RecordComponent::getName);
        return Stream.concat(Stream.of(StepHandler.CONTACT_ID, StepHandler.ORGANISATION), inputs)
                .distinct()
                .toList();
    }
}
