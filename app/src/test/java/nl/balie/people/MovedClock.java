package nl.balie.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The time as a test says. */
public class MovedClock extends Clock {
    /** In whole microseconds, as the database keeps it; it would round a lock-out to beyond its end. */
    private Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** Lets time pass. */
    public void forward(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
