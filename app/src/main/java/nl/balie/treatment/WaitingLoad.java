package nl.balie.treatment;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps what waiting callers hear from time to time out of the way of calls, offers and sign-in. Only so much of it begins in
 * a second: when more wait than that is enough for, each hears it more rarely. What this node cannot begin all the same, or
 * comes to late, is left out, and the next comes later too ({@link WaitingPlan#afterLeavingOut}).
 */
@Component
@EnableConfigurationProperties(WaitingSettings.class)
public class WaitingLoad {
    /** Each takes seconds to hear: of a thousand who wait and hear something each 20 s, 250 are in hand at a time. */
    static final int MOST_IN_HAND = 500;

    /** What comes later than this is left out. */
    static final Duration LATE = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(WaitingLoad.class);
    private static final int REMEMBERED = 20_000;

    private final int mostASecond;
    private final LongSupplier nanoTime;
    /** How many begin in each second to come, by its number. */
    private final ConcurrentSkipListMap<Long, Integer> booked = new ConcurrentSkipListMap<>();

    private final AtomicInteger inHand = new AtomicInteger();
    private final AtomicInteger leftOut = new AtomicInteger();
    private final Map<UUID, Long> moments = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > REMEMBERED;
        }
    });

    @Autowired
    WaitingLoad(WaitingSettings settings) {
        this(settings.messagesPerSecond(), System::nanoTime);
    }

    WaitingLoad(int mostASecond, LongSupplier nanoTime) {
        this.mostASecond = mostASecond;
        this.nanoTime = nanoTime;
    }

    /** Something that is said; to be closed when it is over. */
    public interface InHand extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Books a place for something that is said after this pause, which begins now.
     *
     * @return whether there was one
     */
    public boolean book(Duration pause) {
        long now = nanoTime.getAsLong();
        booked.headMap(second(now)).clear();
        AtomicBoolean free = new AtomicBoolean();
        booked.compute(second(now + pause.toNanos()), (_, before) -> {
            int places = before == null ? 0 : before;
            free.set(places < mostASecond);
            return free.get() ? Integer.valueOf(places + 1) : before;
        });
        return free.get();
    }

    private static long second(long nanos) {
        return Math.floorDiv(nanos, Duration.ofSeconds(1).toNanos());
    }

    /** The contact hears something next after this pause, which begins now. */
    public void expect(UUID contact, Duration pause) {
        moments.put(contact, nanoTime.getAsLong() + pause.toNanos());
    }

    /** Something can be said to the contact now; empty when it has to be left out. */
    public Optional<InHand> begin(UUID contact) {
        Long moment = moments.remove(contact);
        boolean late = moment != null && nanoTime.getAsLong() - moment > LATE.toNanos();
        if (late || !taken()) {
            tell(leftOut.incrementAndGet());
            return Optional.empty();
        }
        return Optional.of(inHand::decrementAndGet);
    }

    private boolean taken() {
        if (inHand.incrementAndGet() <= MOST_IN_HAND) {
            return true;
        }
        inHand.decrementAndGet();
        return false;
    }

    /** A crowd does not fill the log: it tells of the first, and whenever there are twice as many. */
    private static void tell(int count) {
        if (Integer.bitCount(count) == 1) {
            log.warn("{} times something was not said to who waits, since there is too much to do", count);
        }
    }
}
