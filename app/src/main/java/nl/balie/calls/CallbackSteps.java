package nl.balie.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.EventType;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.processes.CallbackPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.StepFailedException;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a flow that have to do with calling a customer back. */
@Component
class CallbackSteps implements CallbackPort {
    private static final char YES = '1';
    private static final char OTHER = '2';
    private static final char END = '#';
    private static final int TRIES = 3;
    private static final Duration TIME_TO_CHOOSE = Duration.ofSeconds(8);
    private static final Duration TIME_FOR_A_KEY = Duration.ofSeconds(5);

    private final Exchange exchange;
    private final LiveCalls calls;
    private final Callbacks callbacks;
    private final CallbackNumbers callable;
    private final CallbackWords words;
    private final Voicemails voicemails;
    private final Queueing queueing;
    private final Queues queues;
    private final PhoneNumbers numbers;
    private final Treatments treatments;
    private final Contacts contacts;
    private final CallRecords records;
    private final Flows flows;
    private final CallSettings settings;
    private final Tenancy tenancy;
    private final Clock clock;

    CallbackSteps(
            Exchange exchange,
            LiveCalls calls,
            Callbacks callbacks,
            CallbackNumbers callable,
            CallbackWords words,
            Voicemails voicemails,
            Queueing queueing,
            Queues queues,
            PhoneNumbers numbers,
            Treatments treatments,
            Contacts contacts,
            CallRecords records,
            Flows flows,
            CallSettings settings,
            Tenancy tenancy,
            Clock clock) {
        this.exchange = exchange;
        this.calls = calls;
        this.callbacks = callbacks;
        this.callable = callable;
        this.words = words;
        this.voicemails = voicemails;
        this.queueing = queueing;
        this.queues = queues;
        this.numbers = numbers;
        this.treatments = treatments;
        this.contacts = contacts;
        this.records = records;
        this.flows = flows;
        this.settings = settings;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public @Nullable String askNumber(String organisation, String contactId, String language)
            throws CallerGoneException {
        LiveCall call = live(contactId);
        String from = tenancy.read(
                organisation, () -> contacts.find(call.contact()).orElseThrow().from());
        Optional<String> own = callable.callable(from, numbers);
        if (own.isPresent()) {
            Answer answer = asked(call, say(language, words.said(language, "own", own.get())));
            if (answer != Answer.OTHER) {
                return answer == Answer.YES ? own.get() : null;
            }
        }
        return keyedIn(call, language);
    }

    private @Nullable String keyedIn(LiveCall call, String language) throws CallerGoneException {
        List<Prompt> before = new ArrayList<>();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<Prompt> sounds = new ArrayList<>(before);
            sounds.addAll(say(language, words.said(language, "enter")));
            Entry entry = new Entry(sounds, 10, 16, END, TIME_TO_CHOOSE, TIME_FOR_A_KEY, true);
            Outcome outcome = exchange.telephony().collect(call.id(), entry).join();
            before.clear();
            switch (outcome) {
                case Outcome.Keys(var keys) -> {
                    Optional<String> number = callable.callable(keys, numbers);
                    if (number.isEmpty()) {
                        before.addAll(say(language, words.said(language, "wrong")));
                    } else {
                        Answer answer = asked(call, say(language, words.said(language, "confirm", number.get())));
                        if (answer != Answer.OTHER) {
                            return answer == Answer.YES ? number.get() : null;
                        }
                    }
                }
                case Outcome.NoKey _, Outcome.Replaced _ -> {
                    return null;
                }
                default -> throw new CallerGoneException(call.contact().toString());
            }
        }
        return null;
    }

    /** Asks twice when no usable key comes. */
    private Answer asked(LiveCall call, List<Prompt> sounds) throws CallerGoneException {
        Question question = new Question(sounds, Set.of(YES, OTHER), TIME_TO_CHOOSE, true);
        for (int attempt = 0; attempt < 2; attempt++) {
            Outcome outcome = exchange.telephony().ask(call.id(), question).join();
            switch (outcome) {
                case Outcome.Key(var key) -> {
                    return key == YES ? Answer.YES : Answer.OTHER;
                }
                case Outcome.WrongKey _, Outcome.NoKey _ -> {
                    // once more
                }
                case Outcome.Replaced _ -> {
                    return Answer.NONE;
                }
                default -> throw new CallerGoneException(call.contact().toString());
            }
        }
        return Answer.NONE;
    }

    @Override
    public void request(
            String organisation, String contactId, String language, String queueName, int priority, String number)
            throws CallerGoneException {
        LiveCall call = live(contactId);
        Optional<Callback> before = tenancy.read(organisation, () -> callbacks.askedIn(call.contact()));
        boolean merged = before.isEmpty() && !made(call, queueName, priority, number);
        call.markLeftQueue();
        call.settle(Result.CALLBACK);
        Outcome outcome = exchange.telephony()
                .play(call.id(), say(language, words.said(language, merged ? "merged" : "accepted")))
                .join();
        if (outcome instanceof Outcome.CallerGone) {
            throw new CallerGoneException(contactId);
        }
    }

    /** False when the customer waits for a callback already. */
    private boolean made(LiveCall call, String queueName, int priority, String number) {
        String organisation = call.organisation();
        String called = call.number().number();
        return tenancy.in(organisation, () -> {
            Queue queue = find(queueName);
            Optional<UUID> made = queueing.replace(organisation, call.contact(), queue, priority, () -> {
                if (!callbacks.request(call.contact(), called, number, queue.id())) {
                    return Optional.empty();
                }
                UUID contact = records.callback(called, number, settings.node(), call.contact());
                callbacks.calledIn(call.contact(), contact);
                return Optional.of(contact);
            });
            made.ifPresent(contact -> flows.tell(
                    contact,
                    FlowMessage.CALLBACK_REQUESTED,
                    Map.of("contactId", contact.toString(), "organisation", organisation)));
            contacts.note(
                    call.contact(), EventType.CALLBACK_REQUESTED, Map.of("nummer", number, "nieuw", made.isPresent()));
            return made.isPresent();
        });
    }

    @Override
    public boolean recordMessage(String organisation, String contactId, String language, String queueName)
            throws CallerGoneException {
        LiveCall call = live(contactId);
        Queue queue = tenancy.read(organisation, () -> find(queueName));
        Outcome introduced = exchange.telephony()
                .play(call.id(), say(language, words.said(language, "voicemail")))
                .join();
        if (!(introduced instanceof Outcome.Done)) {
            throw new CallerGoneException(contactId);
        }
        return switch (voicemails.record(call, queue, END)) {
            case KEPT -> {
                exchange.telephony()
                        .play(call.id(), say(language, words.said(language, "thanks")))
                        .join();
                yield true;
            }
            case SILENT -> false;
            case GONE -> throw new CallerGoneException(contactId);
        };
    }

    @Override
    public Attempt queue(String organisation, String contactId) {
        UUID contact = UUID.fromString(contactId);
        return tenancy.in(organisation, () -> {
            queueing.resume(organisation, contact);
            Callback callback = callbacks
                    .ofContact(contact)
                    .orElseThrow(() -> new StepFailedException("er is geen terugbelverzoek bij dit contact"));
            Treatment.Callbacks plan = treatments.of(callback.queueId()).callbacks();
            return new Attempt(Math.max(1, plan.attempts() - callback.attempts()), plan.pauseMinutes() * 60);
        });
    }

    @Override
    public void giveUp(String organisation, String contactId) {
        UUID contact = UUID.fromString(contactId);
        tenancy.in(organisation, () -> {
            queueing.end(organisation, contact, Result.NOT_REACHED, clock.instant(), EndCause.BALIE);
            callbacks
                    .ofContact(contact)
                    .ifPresent(callback -> callbacks.close(callback.id(), State.NOT_REACHED, null, ""));
        });
    }

    private static List<Prompt> say(String language, String text) {
        return List.of(new Prompt.Speech(language, text));
    }

    private LiveCall live(String contactId) throws CallerGoneException {
        return calls.of(UUID.fromString(contactId))
                .filter(live -> live.lead() == Lead.FLOW)
                .orElseThrow(() -> new CallerGoneException(contactId));
    }

    private Queue find(String name) {
        return queues.byName(name).orElseThrow(() -> new StepFailedException("er is geen wachtrij '" + name + "'"));
    }

    private enum Answer {
        YES,
        OTHER,
        NONE
    }
}
