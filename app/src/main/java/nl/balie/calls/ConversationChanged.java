package nl.balie.calls;

import java.util.UUID;

/** What an agent sees of his conversation changed: hold, mute, who is consulted or listens in; published after what is kept of it is stored. */
public record ConversationChanged(String organisation, UUID agentId, UUID contactId) {}
