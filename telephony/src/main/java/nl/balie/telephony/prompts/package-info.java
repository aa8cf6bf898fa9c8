/** What callers hear: recordings, synthesised speech and music, made ready for the media threads. */
@NullMarked
package nl.balie.telephony.prompts;

import org.jspecify.annotations.NullMarked;
