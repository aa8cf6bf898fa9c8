package nl.balie.trials;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.balie.callers.Place;
import nl.balie.callers.Standing;
import nl.balie.queues.Queue;
import nl.balie.trials.Line.Kind;
import nl.balie.trials.TrialCall.Stage;
import org.jspecify.annotations.Nullable;

/** The place of a trial: with as many before it and as long a wait as the administrator chose, and in nobody's way. */
record TrialPlace(TrialCall call, TrialLines lines) implements Place {
    @Override
    public int waitingIn(Queue queue) {
        return call.setting().ahead();
    }

    @Override
    public boolean enter(Queue queue, int priority) {
        if (call.stage() == Stage.LED) {
            call.note(Kind.BALIE, "trials.line.queued", queue.name(), priority);
            if (queue.music()) {
                call.note(Kind.HEARD, "trials.line.music");
            }
            call.waitsIn(queue.name());
        }
        return call.stage() != Stage.ENDED;
    }

    @Override
    public Optional<Standing> standing() {
        return call.stage() == Stage.WAITING
                ? lines.queue(call.organisation(), call.queue())
                        .map(queue -> new Stands(queue, call.waited(), call.setting()))
                : Optional.empty();
    }

    @Override
    public boolean pause() {
        return call.leavesQueue();
    }

    @Override
    public void prioritise(int priority) {
        // nobody else waits
    }

    @Override
    public void leave() {
        call.leavesQueue();
    }

    private record Stands(UUID queue, Duration waited, Setting setting) implements Standing {
        @Override
        public int pace() {
            return setting.speed();
        }

        @Override
        public int position() {
            return setting.ahead() + 1;
        }

        @Override
        public int expectedMinutes(@Nullable Integer before) {
            return before == null ? setting.expectedMinutes() : Math.min(before, setting.expectedMinutes());
        }
    }
}
