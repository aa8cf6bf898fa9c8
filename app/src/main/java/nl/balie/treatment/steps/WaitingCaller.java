package nl.balie.treatment.steps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import nl.balie.database.Together;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort.Announced;
import nl.balie.processes.QueuePort.Elsewhere;
import nl.balie.processes.QueuePort.Moment;
import nl.balie.processes.QueuePort.Offered;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import nl.balie.treatment.WaitingLoad;
import nl.balie.treatment.WaitingLoad.InHand;
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
    /** However many wait, a caller hears something again at last. */
    private static final int MOST_SKIPPED = 20;

    /** Of who waits no more: until an agent leaves him his flow is not interested. */
    private static final Moment NEVER = new Moment(Integer.MAX_VALUE, 86_400, false);

    private final Treatments treatments;
    private final WaitingWords words;
    private final WaitingLoad load;
    private final Facts facts;
    private final Tenancy tenancy;
    private final Together together;
    private final Clock clock;

    WaitingCaller(
            Treatments treatments,
            WaitingWords words,
            WaitingLoad load,
            Facts facts,
            Tenancy tenancy,
            Together together,
            Clock clock) {
        this.load = load;
        this.together = together;
        this.clock = clock;
        this.treatments = treatments;
        this.words = words;
        this.facts = facts;
        this.tenancy = tenancy;
    }

    /** Who chose to leave a queue at a moment of his wait; he is back in it when nothing came of that, with his place. */
    private record Left(UUID queue, int moment) {}

    /**
     * When the caller, who has just come into a queue, first hears something. Whoever is back, since he left no number or
     * nobody answered elsewhere, is not asked at once what he was asked already.
     */
    Moment first(Caller caller) {
        return caller.place()
                .standing()
                .map(standing -> {
                    Treatment treatment = tenancy.read(caller.organisation(), () -> treatments.of(standing.queue()));
                    WaitingPlan plan = new WaitingPlan(treatment);
                    int before = caller.memory()
                            .of(Left.class)
                            .filter(left -> left.queue().equals(standing.queue()))
                            .map(Left::moment)
                            .orElse(0);
                    return moment(caller, standing, plan, plan.next(before, standing.waited()));
                })
                .orElse(NEVER);
    }

    /** When the caller next hears something, after this moment of his wait. */
    Moment next(Caller caller, int before) {
        return caller.place()
                .standing()
                .map(standing -> {
                    WaitingPlan plan = plan(caller, standing);
                    return moment(caller, standing, plan, plan.next(before, standing.waited()));
                })
                .orElse(NEVER);
    }

    private WaitingPlan plan(Caller caller, Standing standing) {
        return new WaitingPlan(treatments.recent(caller.organisation(), standing.queue()));
    }

    /** The first moment from this one that there is room for; what is said only once comes at its own. */
    private Moment moment(Caller caller, Standing standing, WaitingPlan plan, WaitingPlan.Next first) {
        WaitingPlan.Next next = first;
        for (int skipped = 0; skipped < MOST_SKIPPED && !load.book(pause(standing, next)); skipped++) {
            if (!plan.canBeLeftOut(next.moment())) {
                break;
            }
            next = plan.next(next.moment(), standing.waited());
        }
        Duration pause = pause(standing, next);
        load.expect(caller.contact(), pause);
        return new Moment(next.moment(), (int) pause.toSeconds(), next.choice());
    }

    private static Duration pause(Standing standing, WaitingPlan.Next next) {
        return Duration.ofSeconds(Math.ceilDiv(next.pause(), standing.pace()));
    }

    /** Says what is due, to its end; leaves out what comes back, when there is too much to do. */
    Announced announce(Caller caller, String language, int moment, @Nullable Integer announcedMinutes)
            throws CallerGoneException {
        Standing standing = caller.place().standing().orElse(null);
        if (standing == null) {
            return new Announced(NEVER, announcedMinutes);
        }
        WaitingPlan plan = plan(caller, standing);
        Optional<InHand> inHand = load.begin(caller.contact());
        if (inHand.isEmpty() && plan.canBeLeftOut(moment)) {
            var next = plan.afterLeavingOut(moment, standing.waited());
            return new Announced(moment(caller, standing, plan, next), announcedMinutes);
        }
        try {
            Due due = due(caller, standing, language, moment, announcedMinutes);
            if (!due.sounds().isEmpty()) {
                caller.announce(due.sounds());
            }
            return new Announced(next(caller, moment), due.minutes() == null ? announcedMinutes : due.minutes());
        } finally {
            inHand.ifPresent(InHand::close);
        }
    }

    /** Says what is due and asks whether the caller wants to go elsewhere; if so, he is offered to nobody any more. */
    Offered offerElsewhere(Caller caller, String language, int moment) throws CallerGoneException {
        Optional<Due> due = caller.place().standing().map(standing -> due(caller, standing, language, moment, null));
        Treatment.LongWait longWait = due.map(Due::longWait).orElse(null);
        if (due.isEmpty() || longWait == null) {
            return new Offered(next(caller, moment), false, Elsewhere.WAIT);
        }
        List<Sound> sounds = Asked.joined(
                due.get().sounds(), words.choice(language, longWait.elsewhere().destination()));
        Optional<UUID> queue = caller.place().standing().map(Standing::queue);
        boolean leaves = switch (caller.ask(new Question(sounds, Set.of(LEAVE), TIME_TO_CHOOSE))) {
            case Pressed.Chosen(char key, boolean _) -> leaves(caller, key);
            case Pressed.Other _, Pressed.Nothing _, Pressed.Taken _ -> false;
        };
        if (leaves) {
            queue.ifPresent(left -> caller.memory().keep(Left.class, new Left(left, moment)));
        }
        return new Offered(next(caller, moment), leaves, QueueSteps.elsewhere(longWait.elsewhere()));
    }

    private boolean leaves(Caller caller, char key) {
        boolean leaves = caller.place().pause();
        keep(caller, new Fact.KeyPressed(String.valueOf(key), true, false));
        return leaves;
    }

    private Due due(Caller caller, Standing standing, String language, int moment, @Nullable Integer announcedMinutes) {
        WaitingPlan plan = plan(caller, standing);
        List<Said> said = plan.at(moment);
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
                    announced(caller, new Fact.PlaceAnnounced(standing.position()));
                }
                case Said.Expected() -> {
                    minutes = standing.expectedMinutes(announcedMinutes);
                    sounds.addAll(words.expected(language, minutes));
                    announced(caller, new Fact.WaitAnnounced(minutes));
                }
            }
        }
        return new Due(List.copyOf(sounds), plan.treatment().longWait(), minutes);
    }

    /** With what else is to be stored, since hundreds may hear something at once. */
    private void announced(Caller caller, Fact fact) {
        Instant now = clock.instant();
        Runnable note = () -> facts.record(caller.contact(), fact, now);
        caller.does(new Deed<>(
                () -> {
                    together.in(caller.organisation(), note);
                    return true;
                },
                null,
                true,
                true));
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
