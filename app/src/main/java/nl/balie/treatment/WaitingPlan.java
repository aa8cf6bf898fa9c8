package nl.balie.treatment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller of a queue hears at which second of his wait. */
public record WaitingPlan(Treatment treatment) {
    /** When nothing more is planned, the plan is looked at again after this, since an administrator may have changed it. */
    private static final int IDLE = 3_600;

    /** What is missed by more than this, since the engine was away, is not caught up. */
    private static final int STALE = 60;

    /** Seconds in which a caller hears nothing more after something was left out. */
    private static final int REST = 30;

    /** What fell due while something else was said waits for its next turn when that comes within so many seconds. */
    private static final int SOON = 10;

    /**
     * When the caller next hears something.
     *
     * @param before the last moment at which he heard something, in seconds of waiting; 0 when he heard nothing yet
     * @param waited how long he has waited now
     */
    public Next next(int before, Duration waited) {
        int now = (int) waited.toSeconds();
        int from = Math.max(before, now - STALE);
        return next(now, Math.min(nextPeriodic(from, now), nextOnce(from)));
    }

    /**
     * When the caller next hears something after what was due at this moment was left out, since there is too much to do. What
     * he hears once, or may choose at, comes at its moment all the same.
     *
     * @param waited how long he has waited now
     */
    public Next afterLeavingOut(int moment, Duration waited) {
        int now = (int) waited.toSeconds();
        int from = Math.max(moment, now);
        return next(now, Math.min(nextPeriodic(from + REST, now), nextOnce(from)));
    }

    /** Whether all that is said at that moment comes back, so that it can be left out for once. */
    public boolean canBeLeftOut(int moment) {
        Treatment.LongWait longWait = treatment.longWait();
        return (longWait == null || moment != longWait.after())
                && treatment.messages().stream().noneMatch(message -> message.every() == null && message.isDue(moment));
    }

    private int nextPeriodic(int from, int now) {
        Integer told = treatment.announceEvery();
        int moment = told == null ? Integer.MAX_VALUE : onceOnly((from / told + 1) * told, told, now);
        for (WaitingMessage message : treatment.messages()) {
            Integer every = message.every();
            moment = every == null ? moment : Math.min(moment, onceOnly(message.nextAfter(from), every, now));
        }
        return moment;
    }

    /** Of several turns that went by, the last; not even that when the next one is so near that it would be heard twice. */
    private static int onceOnly(int due, int every, int now) {
        int last = due > now ? due : due + (now - due) / every * every;
        return last < now && last + every - now <= SOON ? last + every : last;
    }

    private int nextOnce(int from) {
        int moment = nextLongWait(from);
        for (WaitingMessage message : treatment.messages()) {
            moment = message.every() == null ? Math.min(moment, message.nextAfter(from)) : moment;
        }
        return moment;
    }

    private Next next(int now, int moment) {
        if (moment == Integer.MAX_VALUE) {
            return new Next(now + IDLE, IDLE, false);
        }
        Treatment.LongWait longWait = treatment.longWait();
        boolean choice = longWait != null && longWait.isChoice() && moment == longWait.after();
        return new Next(moment, Math.max(0, moment - now), choice);
    }

    /** What is said at that moment, in order. */
    public List<Said> at(int moment) {
        List<Said> said = new ArrayList<>();
        treatment.messages().stream()
                .filter(message -> message.isDue(moment))
                .forEach(message -> said.add(new Said.Message(message.text(), message.prompt())));
        Integer every = treatment.announceEvery();
        if (every != null && moment % every == 0) {
            if (treatment.position()) {
                said.add(new Said.Position());
            }
            if (treatment.expected()) {
                said.add(new Said.Expected());
            }
        }
        Treatment.LongWait longWait = treatment.longWait();
        if (longWait != null && moment == longWait.after()) {
            said.add(new Said.Message(longWait.message(), null));
        }
        return said;
    }

    private int nextLongWait(int from) {
        Treatment.LongWait longWait = treatment.longWait();
        return longWait == null || longWait.after() <= from ? Integer.MAX_VALUE : longWait.after();
    }

    /**
     * @param moment seconds of waiting
     * @param pause seconds from now
     * @param choice whether the caller may choose to go elsewhere then
     */
    public record Next(int moment, int pause, boolean choice) {}

    /** One thing that is said. */
    public sealed interface Said {
        /** @param prompt the name of what is played instead of the text, if it has a sound */
        record Message(String text, @Nullable String prompt) implements Said {}

        /** Which place the caller has. */
        record Position() implements Said {}

        /** How long it may still take. */
        record Expected() implements Said {}
    }
}
