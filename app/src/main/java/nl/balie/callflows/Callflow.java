package nl.balie.callflows;

import java.time.Instant;

/**
 * A callflow that an organisation draws itself.
 *
 * @param processId in the engine; begins with the organisation's id and a hyphen
 * @param name as its model says
 * @param draft BPMN XML of what was drawn last, which may not be deployed yet
 * @param revision grows with each change of the draft
 * @param changedAt when the draft was last changed
 * @param changedBy user name of who did
 */
public record Callflow(
        String processId, String name, String draft, int revision, Instant changedAt, String changedBy) {}
