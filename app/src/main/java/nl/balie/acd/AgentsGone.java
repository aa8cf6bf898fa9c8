package nl.balie.acd;

import nl.balie.people.SignedOut;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is signed in nowhere any more gets no contacts. */
@Component
class AgentsGone {
    private final Agents agents;

    AgentsGone(Agents agents) {
        this.agents = agents;
    }

    @EventListener
    void gone(SignedOut event) {
        agents.find(event.organisation(), event.userId())
                .filter(agent -> agent.presence() != Presence.SIGNED_OUT)
                .ifPresent(agent -> agents.present(event.organisation(), event.userId(), Presence.SIGNED_OUT, null));
    }
}
