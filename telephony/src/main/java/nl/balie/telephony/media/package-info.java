/** RTP: ports, the 20 ms clock, G.711, keys by RFC 4733, playing, and who hears whom. Knows nothing of signalling. */
@NullMarked
package nl.balie.telephony.media;

import org.jspecify.annotations.NullMarked;
