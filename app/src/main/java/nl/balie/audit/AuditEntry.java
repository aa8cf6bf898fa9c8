package nl.balie.audit;

import java.time.Instant;
import java.util.Map;

/**
 * One line of the audit log.
 *
 * @param actor user name, name of an API client, or {@link AuditLog#SYSTEM}
 * @param origin IP address, or "-" when it came from the machine itself
 */
public record AuditEntry(
        Instant at,
        String actor,
        String origin,
        String action,
        String object,
        AuditResult result,
        Map<String, Object> details) {}
