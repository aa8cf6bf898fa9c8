package nl.balie.processes.steps;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallbackPort;
import nl.balie.processes.ContactPort;
import nl.balie.processes.ControlPort;
import nl.balie.processes.DecisionPort;
import nl.balie.processes.LookUpPort;
import nl.balie.processes.Ports;
import nl.balie.processes.QueuePort;
import nl.balie.processes.RecordingPort;
import nl.balie.processes.Step;
import nl.balie.processes.StepHandler;
import nl.balie.processes.SurveyPort;
import nl.balie.processes.call.AnswerCall;
import nl.balie.processes.call.AskMenu;
import nl.balie.processes.call.ChooseLanguage;
import nl.balie.processes.call.CollectDigits;
import nl.balie.processes.call.DisconnectCall;
import nl.balie.processes.call.FollowFallback;
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
import nl.balie.processes.recording.AskRecording;
import nl.balie.processes.survey.AskSurvey;
import nl.balie.processes.survey.OfferSurvey;

/** Every step that a model can contain. */
public final class Steps {
    private Steps() {}

    /** One of each step, working through the ports. */
    public static List<Step<?, ?>> all(Ports ports) {
        return List.of(
                new AnswerCall(ports.calls()),
                new PlayPrompt(ports.calls()),
                new AskMenu(ports.calls()),
                new CollectDigits(ports.calls()),
                new ChooseLanguage(ports.calls()),
                new TransferCall(ports.calls()),
                new FollowFallback(ports.calls()),
                new DisconnectCall(ports.calls()),
                new FindQueueTreatment(ports.queues()),
                new EnterQueue(ports.queues()),
                new AnnounceWaiting(ports.queues()),
                new OfferElsewhere(ports.queues()),
                new WarnWaiting(ports.queues()),
                new DivertQueue(ports.queues()),
                new SetPriority(ports.queues()),
                new AskCallbackNumber(ports.callbacks()),
                new RequestCallback(ports.callbacks()),
                new RecordVoicemail(ports.callbacks()),
                new QueueCallback(ports.callbacks()),
                new GiveUpCallback(ports.callbacks()),
                new OfferSurvey(ports.surveys()),
                new AskSurvey(ports.surveys()),
                new AskRecording(ports.recordings()),
                new CheckCalamity(ports.decisions()),
                new CheckOpening(ports.decisions()),
                new DecideRoute(ports.decisions()),
                new LookUp(ports.lookUps()),
                new AddNote(ports.contacts()),
                new SignInByPhone(ports.control()),
                new ChooseCalamityNumber(ports.control()),
                new TurnCalamity(ports.control()),
                new RecordCalamityMessage(ports.control()),
                new RecordPrompt(ports.control()));
    }

    /** What each step leaves behind, by its job type: the components of the record become variables of the process. */
    public static Map<String, Class<? extends Record>> results() {
        Map<String, Class<? extends Record>> results = new HashMap<>();
        for (Step<?, ?> step : all(unconnected())) {
            for (Type declared : step.getClass().getGenericInterfaces()) {
                if (declared instanceof ParameterizedType shape && shape.getRawType() == Step.class) {
                    results.put(step.type(), ((Class<?>) shape.getActualTypeArguments()[1]).asSubclass(Record.class));
                }
            }
        }
        return Map.copyOf(results);
    }

    /** Ports that lead nowhere, for who asks what a step is and does not perform it. */
    private static Ports unconnected() {
        return new Ports(
                port(CallPort.class),
                port(QueuePort.class),
                port(CallbackPort.class),
                port(SurveyPort.class),
                port(RecordingPort.class),
                port(DecisionPort.class),
                port(LookUpPort.class),
                port(ContactPort.class),
                port(ControlPort.class));
    }

    private static <T> T port(Class<T> kind) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (_, method, _) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
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
