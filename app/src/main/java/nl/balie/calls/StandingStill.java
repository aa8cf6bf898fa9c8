package nl.balie.calls;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import nl.balie.flows.EngineLost;
import nl.balie.flows.Flows;
import nl.balie.telephony.Outcome;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Music for callers between two steps of a flow that stands still because the engine is away. */
@Component
class StandingStill {
    private final LiveCalls calls;
    private final Flows flows;

    StandingStill(LiveCalls calls, Flows flows) {
        this.calls = calls;
        this.flows = flows;
    }

    @EventListener
    void lost(EngineLost event) {
        calls.all().forEach(call -> call.post(new CallEvent.EngineLost()));
    }

    /**
     * Lets the caller hear what a step of his flow asks for, and waits for what comes of it. The next step may take long when
     * the engine is away by then.
     */
    Outcome heard(LiveCall call, Supplier<CompletableFuture<Outcome>> ask) {
        try {
            return call.hear(ask).join();
        } finally {
            call.post(new CallEvent.StepHeard(!flows.engineAvailable()));
        }
    }
}
