package nl.balie.trials;

import java.time.ZonedDateTime;
import nl.balie.contacts.Contact.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of a trial call.
 *
 * @param callflow the process id of the callflow that is tried
 * @param version of it
 * @param number that is called, in E.164
 * @param from the caller's number in E.164; null when he does not show it
 * @param origin where the call comes from
 * @param at the moment of the call, in the organisation's time zone
 * @param calamity whether the calamity switch of the number is on
 * @param ahead how many wait already in the queue where the caller comes
 * @param expectedMinutes the expected waiting time that is announced
 * @param speed how many times faster than in reality time goes by in the queue
 */
public record Setting(
        String callflow,
        int version,
        String number,
        @Nullable String from,
        Origin origin,
        ZonedDateTime at,
        Calamity calamity,
        int ahead,
        int expectedMinutes,
        int speed) {
    /** What the calamity switch is taken to be. */
    public enum Calamity {
        /** As it is set for the chosen moment. */
        AS_SET,
        ON,
        OFF
    }
}
