package nl.balie.processes;

import java.time.Instant;

/** One step of one contact that was carried out, for the contact's timeline and the path in its model. */
public record StepRun(
        String contactId,
        String organisation,
        String processId,
        int processVersion,
        String elementId,
        long processInstanceKey,
        String stepType,
        Instant startedAt,
        Instant endedAt) {}
