package nl.balie.treatment.steps;

import java.util.Objects;
import java.util.Optional;
import nl.balie.calamity.CalamityDestination;
import nl.balie.calamity.CalamityNow;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.callers.Caller;
import nl.balie.callers.Sound;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort.Elsewhere;
import nl.balie.processes.QueuePort.Warned;
import org.springframework.stereotype.Component;

/** Tells callers who wait already of a calamity (requirement 2.2.74). */
@Component
class CalamityWarning {
    private final CalamityNow calamities;
    private final WaitingCaller waiting;

    CalamityWarning(CalamityNow calamities, WaitingCaller waiting) {
        this.calamities = calamities;
        this.waiting = waiting;
    }

    /** Lets a waiting caller hear the emergency message, unless the calamity is over or an agent has him. */
    Warned warn(Caller caller, String language, int moment) throws CallerGoneException {
        boolean waits = caller.place().standing().isPresent();
        Optional<CalamitySwitch> on = waits ? calamities.of(caller, caller.called()) : Optional.empty();
        if (on.isEmpty()) {
            return staying(caller, moment);
        }
        CalamitySwitch calamity = on.get();
        CalamityDestination destination = calamity.details().destination();
        if (destination != CalamityDestination.REGULAR && !caller.place().pause()) {
            return staying(caller, moment);
        }
        if (destination == CalamityDestination.MENU) {
            // it says the message itself
            throw caller.leadBy(calamity.callflow());
        }
        caller.announce(Sound.of(
                Announcement.of(language, calamity.prompt(), calamity.details().message())));
        return switch (destination) {
            case REGULAR, MENU -> staying(caller, moment);
            case QUEUE ->
                new Warned(
                        waiting.next(caller, moment),
                        new Elsewhere("QUEUE", Objects.requireNonNull(calamity.queue()), ""));
            case DISCONNECT -> {
                caller.place().leave();
                yield new Warned(waiting.next(caller, moment), new Elsewhere("DISCONNECT", "", ""));
            }
        };
    }

    private Warned staying(Caller caller, int moment) {
        return new Warned(waiting.next(caller, moment), Elsewhere.WAIT);
    }
}
