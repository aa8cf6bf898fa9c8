package nl.balie.callbacks.steps;

import java.util.UUID;
import nl.balie.callbacks.Voicemails;
import nl.balie.callers.Caller;
import nl.balie.callers.Deed;
import nl.balie.callers.Recorded;
import nl.balie.callers.Recorded.Ended;
import nl.balie.callers.Recording;
import nl.balie.callers.Shown;
import nl.balie.contacts.Result;
import nl.balie.database.Persistently;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.SpeakingTime;
import nl.balie.queues.Queue;
import org.springframework.stereotype.Component;

/** Has a caller leave a message, which is kept when he hangs up too (requirement 2.3.15). */
@Component
class MessageTalk {
    private static final char END = '#';

    private final Voicemails voicemails;
    private final NumberTalk numbers;

    MessageTalk(Voicemails voicemails, NumberTalk numbers) {
        this.voicemails = voicemails;
        this.numbers = numbers;
    }

    /**
     * Records until he has said what he wants to say.
     *
     * @return false when he said nothing and is still there
     */
    boolean records(Caller caller, Queue queue, SpeakingTime time) throws CallerGoneException {
        String number = numbers.callable(caller).orElse(null);
        UUID message = caller.does(new Deed<>(
                () -> voicemails.begin(caller.contact(), caller.called(), number, queue.id()),
                null,
                UUID.randomUUID()));
        var recording = new Recording(voicemails.file(message), time.longest(), time.silence(), END);
        Outcome outcome = caller.record(recording, recorded -> outcome(caller, queue, message, recorded));
        if (!outcome.here) {
            throw new CallerGoneException(caller.contact().toString());
        }
        return outcome.kept;
    }

    private Outcome outcome(Caller caller, Queue queue, UUID message, Recorded recorded) {
        boolean said = recorded.length().compareTo(Voicemails.SHORTEST) >= 0;
        boolean kept = caller.does(new Deed<>(
                () -> voicemails.kept(caller.organisation(), caller.contact(), message),
                said ? Shown.of("callbacks.tried.voicemail", queue.name()) : null,
                said,
                true));
        if (kept) {
            caller.settle(Result.VOICEMAIL);
            Persistently.run(
                    "the place of contact " + caller.contact(),
                    () -> caller.place().leave());
        }
        return new Outcome(kept, recorded.ended() != Ended.HUNG_UP);
    }

    /**
     * @param here whether the caller is still there
     */
    private record Outcome(boolean kept, boolean here) {}
}
