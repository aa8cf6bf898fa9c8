package nl.balie.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.balie.acd.Queueing;
import nl.balie.acd.WaitingLine;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort;
import nl.balie.processes.QueuePort.Announced;
import nl.balie.processes.QueuePort.Moment;
import nl.balie.processes.QueuePort.Offered;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import nl.balie.treatment.ExpectedWaits;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import nl.balie.treatment.WaitingPlan;
import nl.balie.treatment.WaitingPlan.Said;
import nl.balie.treatment.WaitingWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Speaks to callers while they wait, as their queue's treatment says. It goes by the queue where the caller really waits,
 * also after an agent put him into another one. Who is connected with an agent meanwhile hears no more of it.
 */
@Component
class WaitingCaller {
    private static final char LEAVE = '1';
    private static final Duration TIME_TO_CHOOSE = Duration.ofSeconds(5);
    /** Of who waits no more: until an agent leaves him his flow is not interested. */
    private static final Moment NEVER = new Moment(Integer.MAX_VALUE, 86_400, false);

    private final Exchange exchange;
    private final WaitingLine line;
    private final Queueing queueing;
    private final Treatments treatments;
    private final ExpectedWaits expectedWaits;
    private final WaitingWords words;
    private final Announcements announcements;
    private final Contacts contacts;
    private final Tenancy tenancy;
    private final Clock clock;

    WaitingCaller(
            Exchange exchange,
            WaitingLine line,
            Queueing queueing,
            Treatments treatments,
            ExpectedWaits expectedWaits,
            WaitingWords words,
            Announcements announcements,
            Contacts contacts,
            Tenancy tenancy,
            Clock clock) {
        this.exchange = exchange;
        this.line = line;
        this.queueing = queueing;
        this.treatments = treatments;
        this.expectedWaits = expectedWaits;
        this.words = words;
        this.announcements = announcements;
        this.contacts = contacts;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** When the caller next hears something, after this moment of his wait. */
    Moment next(LiveCall call, int before) {
        return tenancy.read(
                call.organisation(),
                () -> line.placeOf(call.contact())
                        .map(place -> {
                            WaitingPlan plan = new WaitingPlan(treatments.of(place.queueId()));
                            var next = plan.next(before, Duration.between(place.since(), clock.instant()));
                            return new Moment(next.moment(), next.pause(), next.choice());
                        })
                        .orElse(NEVER));
    }

    /** Says what is due, to its end. */
    Announced announce(LiveCall call, String language, int moment, @Nullable Integer announcedMinutes)
            throws CallerGoneException {
        Optional<Due> due = due(call, language, moment, announcedMinutes);
        Integer minutes = due.map(Due::minutes).orElse(null);
        if (due.isPresent() && !due.get().sounds.isEmpty()) {
            hear(call, due.get().sounds);
        }
        return new Announced(next(call, moment), minutes == null ? announcedMinutes : minutes);
    }

    /** Says what is due and asks whether the caller wants to go elsewhere; if so, he is offered to nobody any more. */
    Offered offerElsewhere(LiveCall call, String language, int moment) throws CallerGoneException {
        Optional<Due> due = due(call, language, moment, null);
        Treatment.LongWait longWait = due.map(Due::longWait).orElse(null);
        if (due.isEmpty() || longWait == null) {
            return new Offered(next(call, moment), false, QueuePort.Elsewhere.WAIT);
        }
        List<Prompt> sounds = new ArrayList<>(due.get().sounds);
        sounds.add(new Prompt.Speech(
                words.language(language),
                words.choice(language, longWait.elsewhere().destination())));
        Question question = new Question(sounds, Set.of(LEAVE), TIME_TO_CHOOSE, true);
        Outcome outcome = exchange.telephony().ask(call.id(), question).join();
        boolean leaves = switch (outcome) {
            case Outcome.Key _ -> queueing.pause(call.organisation(), call.contact());
            case Outcome.WrongKey _, Outcome.NoKey _, Outcome.Replaced _ -> false;
            default -> throw new CallerGoneException(call.contact().toString());
        };
        if (outcome instanceof Outcome.Key(var key)) {
            note(call, EventType.KEY_PRESSED, Map.of("toets", String.valueOf(key), "keuze", true));
        }
        if (leaves) {
            call.markLeftQueue();
        }
        return new Offered(next(call, moment), leaves, elsewhere(longWait.elsewhere()));
    }

    /** Lets a waiting caller hear this over his music, to its end. */
    void hear(LiveCall call, List<Prompt> sounds) throws CallerGoneException {
        Outcome outcome = exchange.telephony().announce(call.id(), sounds).join();
        if (outcome instanceof Outcome.CallerGone) {
            throw new CallerGoneException(call.contact().toString());
        }
    }

    /** Empty when the caller waits no more. */
    private Optional<Due> due(LiveCall call, String language, int moment, @Nullable Integer announcedMinutes) {
        return tenancy.in(
                call.organisation(),
                () -> line.placeOf(call.contact()).map(place -> {
                    Treatment treatment = treatments.of(place.queueId());
                    Due due = new Due(treatment.longWait());
                    for (Said said : new WaitingPlan(treatment).at(moment)) {
                        switch (said) {
                            case Said.Message(var text, var prompt) ->
                                due.sounds.addAll(announcements.sounds(call, Announcement.of(language, prompt, text)));
                            case Said.Position() -> {
                                due.say(words, language, words.position(language, place.position()));
                                note(call, EventType.ANNOUNCED, Map.of("plaats", place.position()));
                            }
                            case Said.Expected() -> {
                                due.minutes = expectedWaits.minutes(place, announcedMinutes);
                                due.say(words, language, words.expected(language, due.minutes));
                                note(call, EventType.ANNOUNCED, Map.of("minuten", due.minutes));
                            }
                        }
                    }
                    return due;
                }));
    }

    private void note(LiveCall call, EventType type, Map<String, ?> data) {
        tenancy.in(call.organisation(), () -> contacts.note(call.contact(), type, data));
    }

    /** As models know it. */
    static QueuePort.Elsewhere elsewhere(nl.balie.treatment.Elsewhere elsewhere) {
        return new QueuePort.Elsewhere(
                elsewhere.destination().name(),
                elsewhere.queue() == null ? "" : elsewhere.queue(),
                elsewhere.number() == null ? "" : elsewhere.number());
    }

    /** What a caller hears at a moment. */
    private static final class Due {
        private final List<Prompt> sounds = new ArrayList<>();
        private final Treatment.@Nullable LongWait longWait;
        private @Nullable Integer minutes;

        Due(Treatment.@Nullable LongWait longWait) {
            this.longWait = longWait;
        }

        Treatment.@Nullable LongWait longWait() {
            return longWait;
        }

        @Nullable
        Integer minutes() {
            return minutes;
        }

        void say(WaitingWords words, String language, String text) {
            sounds.add(new Prompt.Speech(words.language(language), text));
        }
    }
}
