package nl.balie.acd;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;

/** The changes that were told, to be awaited. */
final class Told {
    private final BlockingQueue<AgentChanged> agents = new LinkedBlockingQueue<>();

    @EventListener
    void changed(AgentChanged event) {
        agents.add(event);
    }

    /** Forgets what was told up to now. */
    void forget() {
        agents.drainTo(new ArrayList<>());
    }

    void awaitChangeOf(UUID agent) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            AgentChanged event = agents.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("nothing changed for agent " + agent);
            }
            if (event.agentId().equals(agent)) {
                return;
            }
        }
    }
}
