package nl.balie.treatment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A day of calls to one skill group, second by second in events: callers who come as the hour has it, agents whose number
 * changes, handling times with a long tail, callers who give up. What a formula could know is noted every 30 s for each who
 * waits, with how long it really took.
 */
final class SimulatedDay {
    private static final double HOUR = 3600;
    /** From 8 to 17 h. */
    private static final int[] CALLS_AN_HOUR = {55, 110, 135, 120, 95, 85, 105, 100, 70};

    private static final int[] AGENTS = {5, 7, 9, 9, 6, 6, 8, 7, 5};
    private static final double HANDLING = 240;
    private static final double PATIENCE = 420;
    private static final double EVERY = 30;

    /**
     * @param position 1 for who is next
     * @param recentHandling mean of the last hour, in seconds; 0 when there was nothing
     * @param recentCount of how many
     * @param waited already, in seconds
     * @param lastWait of the last one who came to an agent, in seconds
     * @param averageWait a moving average of those, each new one counts for a quarter
     */
    record Moment(
            int position,
            int agents,
            double recentHandling,
            int recentCount,
            double waited,
            double lastWait,
            double averageWait,
            double[] tookLonger) {}

    private record Event(double at, Runnable happens) {}

    private final Random random;
    private final PriorityQueue<Event> events = new PriorityQueue<>((one, other) -> Double.compare(one.at, other.at));
    private final List<Caller> line = new ArrayList<>();
    private final Deque<double[]> handled = new ArrayDeque<>();
    final List<Moment> moments = new ArrayList<>();
    private double now;
    private int busy;
    private double lastWait;
    private double averageWait;
    int left;
    double waitedInAll;
    double handledInAll;
    int handledCount;

    private final class Caller {
        private final double came = now;
        private final List<Moment> asked = new ArrayList<>();
    }

    /**
     * @param load 1 for an ordinary day, 1.2 for one with a fifth more calls
     */
    SimulatedDay(long seed, double load) {
        random = new Random(seed);
        for (int hour = 0; hour < CALLS_AN_HOUR.length; hour++) {
            double at = hour * HOUR;
            while ((at += exponential(HOUR / (load * CALLS_AN_HOUR[hour]))) < (hour + 1) * HOUR) {
                events.add(new Event(at, this::arrives));
            }
            events.add(new Event(hour * HOUR, this::serve));
        }
        while (!events.isEmpty()) {
            Event event = events.poll();
            now = event.at;
            event.happens.run();
        }
    }

    private int agents() {
        return AGENTS[Math.min(AGENTS.length - 1, (int) (now / HOUR))];
    }

    private void arrives() {
        Caller caller = new Caller();
        line.add(caller);
        events.add(new Event(now + exponential(PATIENCE), () -> {
            if (line.remove(caller)) {
                left++;
                waitedInAll += now - caller.came;
            }
        }));
        ask(caller);
        serve();
    }

    private void ask(Caller caller) {
        events.add(new Event(now + EVERY, () -> {
            int at = line.indexOf(caller);
            if (at >= 0) {
                caller.asked.add(note(caller, at + 1));
                ask(caller);
            }
        }));
    }

    private Moment note(Caller caller, int position) {
        while (!handled.isEmpty() && handled.peek()[0] < now - HOUR) {
            handled.poll();
        }
        double mean = handled.stream().mapToDouble(one -> one[1]).average().orElse(0);
        return new Moment(
                position, agents(), mean, handled.size(), now - caller.came, lastWait, averageWait, new double[] {now});
    }

    private void serve() {
        while (busy < agents() && !line.isEmpty()) {
            Caller caller = line.removeFirst();
            lastWait = now - caller.came;
            averageWait += (lastWait - averageWait) / 4;
            waitedInAll += lastWait;
            for (Moment moment : caller.asked) {
                moment.tookLonger[0] = now - moment.tookLonger[0];
                moments.add(moment);
            }
            busy++;
            double handling = HANDLING * Math.exp(0.7 * random.nextGaussian() - 0.245);
            handledInAll += handling;
            handledCount++;
            events.add(new Event(now + handling, () -> {
                busy--;
                handled.add(new double[] {now, handling});
                serve();
            }));
        }
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
