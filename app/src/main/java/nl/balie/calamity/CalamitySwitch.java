package nl.balie.calamity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The switch of one telephone number.
 *
 * @param number in E.164
 * @param description of the number
 * @param ownCallflow the process id that leads calls to the number when there is no calamity
 * @param active whether somebody switched it on
 * @param prompt the name of what is played; null for none
 * @param queue the name of the queue of a preset route; null for none
 */
public record CalamitySwitch(
        UUID numberId,
        String number,
        String description,
        String ownCallflow,
        boolean active,
        @Nullable String prompt,
        @Nullable String queue,
        CalamityDetails details) {
    /** Whether callers hear the emergency message then. */
    public boolean isOn(Instant at) {
        return active || isWithinPlan(at);
    }

    /** Says of two looks at it whether anything about it changed between them; the same after a restart too. */
    public String revision(Instant at) {
        return Integer.toHexString((this + " " + isOn(at)).hashCode());
    }

    /** The process id that leads calls in a calamity. */
    public String callflow() {
        String chosen = details.callflow();
        return chosen == null ? ownCallflow : chosen;
    }

    /** Whether its planned period runs then; the end itself is no part of it. */
    public boolean isWithinPlan(Instant at) {
        Instant from = details.plannedFrom();
        Instant until = details.plannedUntil();
        return from != null && until != null && !at.isBefore(from) && at.isBefore(until);
    }
}
