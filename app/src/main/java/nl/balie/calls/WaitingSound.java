package nl.balie.calls;

import nl.balie.queues.Queue;
import nl.balie.telephony.Prompt;
import org.springframework.stereotype.Component;

/** What a caller hears while he waits in a queue (requirement 2.3.5). */
@Component
class WaitingSound {
    private final Exchange exchange;

    WaitingSound(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Lets the caller hear the queue's music, or silence when it has none. */
    void play(LiveCall call, Queue queue) {
        if (queue.music()) {
            exchange.telephony().playMusic(call.id(), new Prompt.HoldMusic());
        } else {
            exchange.telephony().playSilence(call.id());
        }
    }
}
