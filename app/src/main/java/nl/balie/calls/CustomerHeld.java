package nl.balie.calls;

import java.util.UUID;

/** An agent's customer was put on hold or taken back; published after that is stored. */
public record CustomerHeld(String organisation, UUID agentId, UUID contactId) {}
