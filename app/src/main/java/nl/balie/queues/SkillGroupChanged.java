package nl.balie.queues;

import java.util.UUID;

/** A skill group was added, changed or removed. Published in the transaction that did it. */
public record SkillGroupChanged(String organisation, UUID skillGroup) {}
