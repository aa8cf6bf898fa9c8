package nl.balie.telephony;

/**
 * How many calls are taken; what is above any of these is refused with 503 and Retry-After.
 *
 * @param atOnce calls that exist at the same time, those to outside included
 * @param perSecond new ones a second that one address brings, a trunk or a phone
 * @param perSecondOfCaller new ones a second of one number
 */
public record CallLimits(int atOnce, int perSecond, int perSecondOfCaller) {}
