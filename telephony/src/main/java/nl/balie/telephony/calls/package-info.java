/**
 * What becomes of each call: pure machines that say what has to be done, and what does it with signalling, sound and prompts.
 * It stands on all other packages here; who uses telephony makes {@link nl.balie.telephony.calls.SipTelephony} and knows it as
 * {@link nl.balie.telephony.Telephony}.
 */
@NullMarked
package nl.balie.telephony.calls;

import org.jspecify.annotations.NullMarked;
