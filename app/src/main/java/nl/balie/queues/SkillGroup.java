package nl.balie.queues;

import java.util.UUID;

/** People who serve a kind of contact. */
public record SkillGroup(UUID id, String name) {}
