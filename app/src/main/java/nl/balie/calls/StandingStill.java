package nl.balie.calls;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import nl.balie.flows.EngineLost;
import nl.balie.flows.Flows;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Music for callers between two steps of a flow that stands still because the engine is away. */
@Component
class StandingStill {
    private final Exchange exchange;
    private final LiveCalls calls;
    private final Flows flows;

    StandingStill(Exchange exchange, LiveCalls calls, Flows flows) {
        this.exchange = exchange;
        this.calls = calls;
        this.flows = flows;
    }

    @EventListener
    void lost(EngineLost event) {
        calls.all().forEach(this::music);
    }

    /** Lets the caller hear what a step of his flow asks for, and waits for what comes of it. */
    Outcome heard(LiveCall call, Supplier<CompletableFuture<Outcome>> ask) {
        try {
            return call.hear(ask).join();
        } finally {
            stepEnded(call);
        }
    }

    /** A step of the call's flow is over; the next one may take long. */
    private void stepEnded(LiveCall call) {
        call.heard();
        if (!flows.engineAvailable()) {
            music(call);
        }
    }

    private void music(LiveCall call) {
        call.inSilence(() -> exchange.telephony().playMusic(call.id(), new Prompt.HoldMusic()));
    }
}
