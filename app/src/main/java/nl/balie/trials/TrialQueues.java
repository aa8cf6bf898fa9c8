package nl.balie.trials;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.balie.calamity.CalamityDestination;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.contacts.EndCause;
import nl.balie.database.Tenancy;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort;
import nl.balie.processes.StepFailedException;
import nl.balie.prompts.Prompts;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import nl.balie.treatment.WaitingPlan;
import nl.balie.treatment.WaitingPlan.Said;
import nl.balie.treatment.WaitingWords;
import nl.balie.trials.Line.Kind;
import nl.balie.trials.TrialCall.Stage;
import org.jspecify.annotations.Nullable;

/** The queues of a trial: treated as they are set, with as many callers and as long a wait as the administrator chose. */
record TrialQueues(
        TrialCalls calls,
        TrialVoice voice,
        Queues queues,
        Treatments treatments,
        Prompts prompts,
        WaitingWords words,
        Tenancy tenancy)
        implements QueuePort {
    private static final String LEAVE = "1";
    /** Of who waits no more. */
    private static final Moment NEVER = new Moment(Integer.MAX_VALUE, 86_400, false);

    @Override
    public Reception reception(String organisation, String contactId, String queueName, boolean diverted) {
        TrialCall call = known(contactId);
        return tenancy.read(organisation, () -> {
            Queue queue = find(queueName);
            String extra = String.join(
                    ",",
                    prompts
                            .extraMessages(
                                    organisation,
                                    queue.id(),
                                    call.setting().at().toInstant())
                            .stream()
                            .filter(name ->
                                    prompts.find(organisation, name, "nl").isPresent())
                            .toList());
            Treatment.Full full = treatments.of(queue.id()).full();
            if (full == null || diverted || call.setting().ahead() < full.from()) {
                return new Reception(queue.greeting(), extra, false, "", Elsewhere.WAIT);
            }
            call.note(
                    Kind.BALIE, "trials.line.full", queue.name(), call.setting().ahead(), full.from());
            return new Reception(queue.greeting(), extra, true, full.message(), elsewhere(full.elsewhere()));
        });
    }

    @Override
    public Entered enter(String organisation, String contactId, String queueName, int priority)
            throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        Queue queue = tenancy.read(organisation, () -> find(queueName));
        if (call.stage() == Stage.LED) {
            call.note(Kind.BALIE, "trials.line.queued", queue.name(), priority);
            if (queue.music()) {
                call.note(Kind.HEARD, "trials.line.music");
            }
            call.waitsIn(queue.name());
        }
        return new Entered(next(call, 0), TrialCalls.signal(call));
    }

    @Override
    public Announced announce(
            String organisation, String contactId, String language, int moment, @Nullable Integer announcedMinutes)
            throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        Integer minutes = says(call, language, moment, announcedMinutes);
        return new Announced(next(call, moment), minutes);
    }

    @Override
    public Offered offerElsewhere(String organisation, String contactId, String language, int moment)
            throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        Optional<Treatment> treatment = treatment(call);
        Treatment.LongWait longWait = treatment.map(Treatment::longWait).orElse(null);
        if (longWait == null) {
            return new Offered(next(call, moment), false, Elsewhere.WAIT);
        }
        says(call, language, moment, null);
        voice.says(call, language, words.choice(language, longWait.elsewhere().destination()));
        boolean leaves = LEAVE.equals(call.ask(Ask.key(LEAVE)));
        if (leaves) {
            call.leavesQueue();
        }
        return new Offered(next(call, moment), leaves, elsewhere(longWait.elsewhere()));
    }

    /** What is due; the minutes that the caller heard last. */
    private @Nullable Integer says(TrialCall call, String language, int moment, @Nullable Integer announcedMinutes)
            throws CallerGoneException {
        Integer minutes = announcedMinutes;
        List<Said> due = treatment(call)
                .map(treatment -> new WaitingPlan(treatment).at(moment))
                .orElse(List.of());
        if (!due.isEmpty()) {
            call.note(Kind.BALIE, "trials.line.waited", "%d:%02d".formatted(moment / 60, moment % 60));
        }
        for (Said said : due) {
            switch (said) {
                case Said.Message(var text, var prompt) -> voice.says(call, Announcement.of(language, prompt, text));
                case Said.Position() ->
                    voice.says(
                            call,
                            language,
                            words.position(language, call.setting().ahead() + 1));
                case Said.Expected() -> {
                    int expected = call.setting().expectedMinutes();
                    minutes = minutes == null ? expected : Math.min(minutes, expected);
                    voice.says(call, language, words.expected(language, minutes));
                }
            }
        }
        return minutes;
    }

    @Override
    public Warned warn(String organisation, String contactId, String language, int moment) throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        Optional<CalamitySwitch> found = calls.calamitySwitch(call);
        if (found.isEmpty() || call.stage() != Stage.WAITING) {
            return new Warned(next(call, moment), Elsewhere.WAIT);
        }
        CalamitySwitch calamity = found.get();
        CalamityDestination destination = calamity.details().destination();
        if (destination == CalamityDestination.MENU) {
            calls.end(call, EndCause.BALIE, Line.of(Kind.BALIE, "trials.line.calamity-leads", calamity.callflow()));
            throw new CallerGoneException(contactId);
        }
        if (destination != CalamityDestination.REGULAR) {
            call.leavesQueue();
        }
        voice.says(
                call,
                Announcement.of(language, calamity.prompt(), calamity.details().message()));
        Elsewhere elsewhere = switch (destination) {
            case REGULAR, MENU -> Elsewhere.WAIT;
            case QUEUE -> new Elsewhere("QUEUE", Objects.requireNonNull(calamity.queue()), "");
            case DISCONNECT -> new Elsewhere("DISCONNECT", "", "");
        };
        return new Warned(next(call, moment), elsewhere);
    }

    @Override
    public void prioritise(String organisation, String contactId, int priority) {
        known(contactId).note(Kind.BALIE, "trials.line.priority", priority);
    }

    @Override
    public void divert(String organisation, String contactId, String queueName) {
        TrialCall call = known(contactId);
        call.leavesQueue();
        call.note(
                Kind.BALIE,
                "trials.line.diverted",
                tenancy.read(organisation, () -> find(queueName).name()));
    }

    /** Shorter than in reality, as the trial's time goes by faster. */
    private Moment next(TrialCall call, int before) {
        return treatment(call)
                .map(treatment -> {
                    var next = new WaitingPlan(treatment).next(before, call.waited());
                    int pause = Math.ceilDiv(next.pause(), call.setting().speed());
                    return new Moment(next.moment(), pause, next.choice());
                })
                .orElse(NEVER);
    }

    /** Of the queue where the caller waits; empty when he does not. */
    private Optional<Treatment> treatment(TrialCall call) {
        return call.stage() == Stage.WAITING
                ? Optional.of(tenancy.read(
                        call.organisation(),
                        () -> treatments.of(find(call.queue()).id())))
                : Optional.empty();
    }

    private static Elsewhere elsewhere(nl.balie.treatment.Elsewhere elsewhere) {
        return new Elsewhere(
                elsewhere.destination().name(),
                Objects.requireNonNullElse(elsewhere.queue(), ""),
                Objects.requireNonNullElse(elsewhere.number(), ""));
    }

    private TrialCall known(String contactId) {
        return calls.ofContact(contactId).orElseThrow();
    }

    private Queue find(String name) {
        return queues.byName(name).orElseThrow(() -> new StepFailedException("er is geen wachtrij '" + name + "'"));
    }
}
