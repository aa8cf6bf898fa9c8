package nl.balie.calls;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.balie.callers.Place;
import nl.balie.callers.Standing;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.queues.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The place of a real contact.
 *
 * @param call null when it has none here
 */
record QueuePlace(
        String organisation, UUID contact, @Nullable LiveCall call, TelephoneLines lines) implements Place {
    @Override
    public int waitingIn(Queue queue) {
        return lines.tenancy.read(organisation, () -> lines.line.length(queue.id()));
    }

    @Override
    public boolean enter(Queue queue, int priority) {
        return call == null
                ? lines.queueing.enter(organisation, contact, queue, priority)
                : call.enters(queue, priority);
    }

    @Override
    public Optional<Standing> standing() {
        // of who is connected by now it may not be seen yet on the board that he waits no more
        return (call != null && call.connected()
                        ? Optional.<nl.balie.acd.Place>empty()
                        : lines.board.placeOf(organisation, contact))
                .map(place -> new Stands(place, Duration.between(place.since(), lines.clock.instant())));
    }

    @Override
    public boolean pause() {
        boolean paused = lines.queueing.pause(organisation, contact);
        if (paused) {
            waitsNoMore();
        }
        return paused;
    }

    @Override
    public void prioritise(int priority) {
        lines.queueing.prioritise(organisation, contact, priority);
    }

    @Override
    public void leave() {
        if (call != null && call.lead() != Lead.FLOW) {
            return; // the fallback has him
        }
        waitsNoMore();
        lines.queueing.leave(organisation, contact);
    }

    private void waitsNoMore() {
        if (call != null) {
            call.markLeftQueue();
        }
    }

    private final class Stands implements Standing {
        private final nl.balie.acd.Place place;
        private final Duration waited;

        Stands(nl.balie.acd.Place place, Duration waited) {
            this.place = place;
            this.waited = waited;
        }

        @Override
        public UUID queue() {
            return place.queueId();
        }

        @Override
        public Duration waited() {
            return waited;
        }

        @Override
        public int pace() {
            return 1;
        }

        @Override
        public int position() {
            return place.position();
        }

        @Override
        public int expectedMinutes(@Nullable Integer before) {
            return lines.tenancy.read(organisation, () -> lines.expectedWaits.minutes(place, before));
        }
    }
}
