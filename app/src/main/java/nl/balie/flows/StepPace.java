package nl.balie.flows;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Gives each organisation its turns, so that none whose flows go round takes the engine from the others. */
@Component
class StepPace {
    /** So much of what was not used may be used at once, as when many call at the same moment. */
    private static final Duration SAVED = Duration.ofSeconds(5);

    private final long apart;
    private final LongSupplier nanoTime;
    /** When the organisation's next turn is. */
    private final Map<String, AtomicLong> next = new ConcurrentHashMap<>();

    @Autowired
    StepPace(EngineSettings settings) {
        this(settings.stepsPerSecond(), System::nanoTime);
    }

    StepPace(int stepsPerSecond, LongSupplier nanoTime) {
        this.apart = Duration.ofSeconds(1).toNanos() / stepsPerSecond;
        this.nanoTime = nanoTime;
    }

    /** How long a step of the organisation that comes now waits for its turn, which it takes. */
    Duration turn(String organisation) {
        long now = nanoTime.getAsLong();
        long turn = next.computeIfAbsent(organisation, _ -> new AtomicLong(now - SAVED.toNanos()))
                .getAndUpdate(before -> Math.max(before, now - SAVED.toNanos()) + apart);
        return Duration.ofNanos(Math.max(0, turn - now));
    }
}
