package nl.balie.desk;

import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The stream to one open desk. What is still to be told is a set of parts, so a slow browser costs no memory: it is told
 * once that a part changed, however often that happened meanwhile.
 */
final class LiveDesk {
    private static final Logger log = LoggerFactory.getLogger(LiveDesk.class);

    /** After how many milliseconds a browser that lost the stream comes back; its own three seconds are long for a call. */
    private static final long RECONNECT = 500;

    /** The browser cannot see a comment, and waits for this. */
    private static final String HEARTBEAT = "hartslag";

    private final String organisation;
    private final UUID agent;
    private final String username;
    private final SseEmitter emitter;
    private final Clock clock;

    /** Guards the three below. */
    private final Object lock = new Object();

    private final Set<DeskPart> untold = EnumSet.noneOf(DeskPart.class);
    private boolean beat;
    private boolean telling;

    LiveDesk(String organisation, UUID agent, String username, SseEmitter emitter, Clock clock) {
        this.organisation = organisation;
        this.agent = agent;
        this.username = username;
        this.emitter = emitter;
        this.clock = clock;
    }

    String organisation() {
        return organisation;
    }

    UUID agent() {
        return agent;
    }

    String username() {
        return username;
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Has the browser told; does not wait for it. */
    void changed(Set<DeskPart> parts) {
        synchronized (lock) {
            untold.addAll(parts);
            tellSoon();
        }
    }

    /** Writes something, so that a browser that is gone is noticed, and a browser notices a server that stands still. */
    void heartbeat() {
        synchronized (lock) {
            beat = true;
            tellSoon();
        }
    }

    void close() {
        emitter.complete();
    }

    private void tellSoon() {
        if (!telling) {
            telling = true;
            Thread.ofVirtual().name("desk-" + username).start(this::tell);
        }
    }

    private void tell() {
        try {
            while (true) {
                Set<DeskPart> parts;
                boolean beating;
                synchronized (lock) {
                    if (untold.isEmpty() && !beat) {
                        telling = false;
                        return;
                    }
                    parts = EnumSet.copyOf(untold);
                    beating = beat;
                    untold.clear();
                    beat = false;
                }
                // the server's time goes along, since an agent's clock may be wrong
                if (beating) {
                    emitter.send(SseEmitter.event()
                            .name(HEARTBEAT)
                            .reconnectTime(RECONNECT)
                            .data(clock.millis()));
                }
                for (DeskPart part : parts) {
                    emitter.send(SseEmitter.event().name(part.eventName()).data(clock.millis()));
                }
            }
        } catch (IOException | IllegalStateException gone) {
            // the container ends the request, which takes this desk off the list; telling stays true: nothing follows
            log.debug("a desk of {} went away", username, gone);
        }
    }
}
