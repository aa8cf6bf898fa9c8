package nl.balie.acd;

import java.util.UUID;

/** An agent's state changed; published after the change is committed. */
public record AgentChanged(String organisation, UUID agentId) {}
