package nl.balie.calls;

import java.util.UUID;
import nl.balie.processes.CallerGoneException;
import org.springframework.stereotype.Component;

/** Connects callers with somebody outside, as their flow says. */
@Component
class Transfers {
    /**
     * Rings the number while the caller hears music, and connects them; a caller who waits in a queue leaves it then.
     *
     * @param number in E.164
     * @return false when nobody answered
     */
    boolean outside(LiveCall call, String number) throws CallerGoneException {
        return switch (call.ask(ask -> new CallEvent.OutsideAsked(ask, UUID.randomUUID(), number))) {
            case YES -> true;
            case NO -> false;
            case GONE -> throw new CallerGoneException(call.contact().toString());
        };
    }
}
