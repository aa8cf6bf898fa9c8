/**
 * SIP: the stack, registrations, and the legs of calls. The only place where {@code javax.sip} is used; what goes out of
 * it are {@link nl.balie.telephony.sip.CallerLeg}, {@link nl.balie.telephony.sip.PhoneLeg} and their listeners.
 */
@NullMarked
package nl.balie.telephony.sip;

import org.jspecify.annotations.NullMarked;
