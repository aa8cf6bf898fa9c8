package nl.balie.treatment.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.balie.callers.Asked;
import nl.balie.callers.Caller;
import nl.balie.callers.Deed;
import nl.balie.callers.Pressed;
import nl.balie.callers.Question;
import nl.balie.callers.Shown;
import nl.balie.callers.Sound;
import nl.balie.callers.Standing;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort.Announced;
import nl.balie.processes.QueuePort.Elsewhere;
import nl.balie.processes.QueuePort.Moment;
import nl.balie.processes.QueuePort.Offered;
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

    private final Treatments treatments;
    private final WaitingWords words;
    private final Facts facts;
    private final Tenancy tenancy;

    WaitingCaller(Treatments treatments, WaitingWords words, Facts facts, Tenancy tenancy) {
        this.treatments = treatments;
        this.words = words;
        this.facts = facts;
        this.tenancy = tenancy;
    }

    /** When the caller next hears something, after this moment of his wait. */
    Moment next(Caller caller, int before) {
        return tenancy.read(
                caller.organisation(),
                () -> caller.place()
                        .standing()
                        .map(standing -> {
                            var next = new WaitingPlan(treatments.of(standing.queue())).next(before, standing.waited());
                            return new Moment(
                                    next.moment(), Math.ceilDiv(next.pause(), standing.pace()), next.choice());
                        })
                        .orElse(NEVER));
    }

    /** Says what is due, to its end. */
    Announced announce(Caller caller, String language, int moment, @Nullable Integer announcedMinutes)
            throws CallerGoneException {
        Optional<Due> due = due(caller, language, moment, announcedMinutes);
        if (due.isPresent() && !due.get().sounds().isEmpty()) {
            caller.announce(due.get().sounds());
        }
        Integer minutes = due.map(Due::minutes).orElse(null);
        return new Announced(next(caller, moment), minutes == null ? announcedMinutes : minutes);
    }

    /** Says what is due and asks whether the caller wants to go elsewhere; if so, he is offered to nobody any more. */
    Offered offerElsewhere(Caller caller, String language, int moment) throws CallerGoneException {
        Optional<Due> due = due(caller, language, moment, null);
        Treatment.LongWait longWait = due.map(Due::longWait).orElse(null);
        if (due.isEmpty() || longWait == null) {
            return new Offered(next(caller, moment), false, Elsewhere.WAIT);
        }
        List<Sound> sounds = Asked.joined(
                due.get().sounds(), words.choice(language, longWait.elsewhere().destination()));
        boolean leaves = switch (caller.ask(new Question(sounds, Set.of(LEAVE), TIME_TO_CHOOSE))) {
            case Pressed.Chosen(char key, boolean _) -> leaves(caller, key);
            case Pressed.Other _, Pressed.Nothing _, Pressed.Taken _ -> false;
        };
        return new Offered(next(caller, moment), leaves, QueueSteps.elsewhere(longWait.elsewhere()));
    }

    private boolean leaves(Caller caller, char key) {
        boolean leaves = caller.place().pause();
        keep(caller, new Fact.KeyPressed(String.valueOf(key), true, false));
        return leaves;
    }

    /** Empty when the caller waits no more. */
    private Optional<Due> due(Caller caller, String language, int moment, @Nullable Integer announcedMinutes) {
        return tenancy.in(
                caller.organisation(),
                () -> caller.place()
                        .standing()
                        .map(standing -> due(caller, standing, language, moment, announcedMinutes)));
    }

    private Due due(Caller caller, Standing standing, String language, int moment, @Nullable Integer announcedMinutes) {
        Treatment treatment = treatments.of(standing.queue());
        List<Said> said = new WaitingPlan(treatment).at(moment);
        if (!said.isEmpty()) {
            caller.explains(Shown.of("treatment.tried.waited", "%d:%02d".formatted(moment / 60, moment % 60)));
        }
        List<Sound> sounds = new ArrayList<>();
        Integer minutes = null;
        for (Said each : said) {
            switch (each) {
                case Said.Message(var text, var prompt) ->
                    sounds.addAll(Sound.of(Announcement.of(language, prompt, text)));
                case Said.Position() -> {
                    sounds.addAll(words.position(language, standing.position()));
                    keep(caller, new Fact.PlaceAnnounced(standing.position()));
                }
                case Said.Expected() -> {
                    minutes = standing.expectedMinutes(announcedMinutes);
                    sounds.addAll(words.expected(language, minutes));
                    keep(caller, new Fact.WaitAnnounced(minutes));
                }
            }
        }
        return new Due(List.copyOf(sounds), treatment.longWait(), minutes);
    }

    private void keep(Caller caller, Fact fact) {
        caller.does(Deed.of(() -> facts.record(caller.contact(), fact)));
    }

    /** What a caller hears at a moment. */
    private record Due(
            List<Sound> sounds,
            Treatment.@Nullable LongWait longWait,
            @Nullable Integer minutes) {}
}
