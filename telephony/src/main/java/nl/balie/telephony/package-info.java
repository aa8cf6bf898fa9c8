/**
 * Calls: signalling, media, prompts, keys and bridging behind one façade, {@link nl.balie.telephony.Telephony}. What
 * it needs to know of the outside it asks of {@link nl.balie.telephony.TelephonyPort}.
 */
@NullMarked
package nl.balie.telephony;

import org.jspecify.annotations.NullMarked;
