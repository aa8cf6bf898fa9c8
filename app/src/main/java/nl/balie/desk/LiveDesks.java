package nl.balie.desk;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import nl.balie.acd.AgentChanged;
import nl.balie.acd.QueueChanged;
import nl.balie.callbacks.CallbacksChanged;
import nl.balie.calls.BrowserWayChanged;
import nl.balie.calls.ConversationChanged;
import nl.balie.calls.PhoneRegistrationChanged;
import nl.balie.people.PhoneChosen;
import nl.balie.people.SignedInUser;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open desks of this node; tells each what changed for its organisation and, where it is personal, its agent. */
@Component
class LiveDesks {
    private static final Set<DeskPart> PERSONAL =
            EnumSet.of(DeskPart.STATUS, DeskPart.CALL, DeskPart.RESULTS, DeskPart.MISSED);
    private static final Set<DeskPart> CALL = EnumSet.of(DeskPart.CALL);
    private static final Set<DeskPart> STATUS = EnumSet.of(DeskPart.STATUS);
    private static final Set<DeskPart> CALLBACKS = EnumSet.of(DeskPart.CALLBACKS);

    private final DeskSettings settings;
    private final Clock clock;
    private final Set<LiveDesk> open = ConcurrentHashMap.newKeySet();
    private final Set<Shared> untold = ConcurrentHashMap.newKeySet();
    private final Map<Shared, Long> told = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("desk-clockwork").daemon().factory());
    private volatile boolean closed;

    LiveDesks(DeskSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        long beat = settings.heartbeat().toMillis();
        clockwork.scheduleAtFixedRate(() -> open.forEach(LiveDesk::heartbeat), beat, beat, TimeUnit.MILLISECONDS);
    }

    /** A part that all desks of an organisation show, and that changes often. */
    private record Shared(String organisation, DeskPart part) {}

    /** A stream for one more desk of this user; none when he has too many, or the application stops. */
    Optional<SseEmitter> open(SignedInUser user) {
        long desks = open.stream().filter(of(user)).count();
        if (closed || desks >= settings.streamsPerUser()) {
            return Optional.empty();
        }
        SseEmitter emitter = new SseEmitter(settings.streamLife().toMillis());
        LiveDesk desk = new LiveDesk(user.organisation(), user.userId(), user.username(), emitter, clock);
        emitter.onCompletion(() -> open.remove(desk));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> open.remove(desk));
        open.add(desk);
        // the first beat opens the stream for the browser
        desk.heartbeat();
        return Optional.of(emitter);
    }

    private static Predicate<LiveDesk> of(SignedInUser user) {
        return desk -> desk.agent().equals(user.userId());
    }

    /** How many are open; for the health page and tests. */
    int count() {
        return open.size();
    }

    @EventListener
    void on(AgentChanged event) {
        tell(PERSONAL, desk -> desk.agent().equals(event.agentId()));
        changed(new Shared(event.organisation(), DeskPart.AGENTS));
    }

    @EventListener
    void on(ConversationChanged event) {
        tell(CALL, desk -> desk.agent().equals(event.agentId()));
        changed(new Shared(event.organisation(), DeskPart.AGENTS));
    }

    @EventListener
    void on(NoteKept event) {
        tell(CALL, desk -> desk.agent().equals(event.agentId()));
    }

    @EventListener
    void on(PhoneRegistrationChanged event) {
        tell(STATUS, desk -> desk.username().equals(event.username()));
    }

    @EventListener
    void on(PhoneChosen event) {
        tell(STATUS, desk -> desk.username().equals(event.username()));
    }

    @EventListener
    void on(BrowserWayChanged event) {
        tell(STATUS, desk -> true);
    }

    @EventListener
    void on(CallbacksChanged event) {
        tell(CALLBACKS, desk -> desk.organisation().equals(event.organisation()));
    }

    @EventListener
    void on(QueueChanged event) {
        changed(new Shared(event.organisation(), DeskPart.QUEUES));
    }

    /** The first change is told at once, those that follow it soon are told together. */
    private void changed(Shared shared) {
        if (closed || !untold.add(shared)) {
            return;
        }
        long interval = settings.queueInterval().toNanos();
        long now = System.nanoTime();
        Long before = told.get(shared);
        long wait = before == null ? 0 : Math.max(0, before + interval - now);
        clockwork.schedule(() -> tell(shared), wait, TimeUnit.NANOSECONDS);
    }

    private void tell(Shared shared) {
        told.put(shared, System.nanoTime());
        untold.remove(shared);
        tell(EnumSet.of(shared.part()), desk -> desk.organisation().equals(shared.organisation()));
    }

    private void tell(Set<DeskPart> parts, Predicate<LiveDesk> whom) {
        open.stream().filter(whom).forEach(desk -> desk.changed(parts));
    }

    /** Before the web server waits for its requests to end, which these do not by themselves. */
    @EventListener
    void on(ContextClosedEvent event) {
        closed = true;
        open.forEach(LiveDesk::close);
    }

    @PreDestroy
    void stop() {
        clockwork.shutdownNow();
    }
}
