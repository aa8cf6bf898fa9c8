package nl.balie.desk;

import java.util.UUID;

/** An agent's note was kept; other screens of his show it. Published after the change is committed. */
record NoteKept(UUID agentId) {}
