/** Measures the media engine by hand; see {@code telephony/bench/README.md}. */
@NullMarked
package nl.balie.telephony.media.bench;

import org.jspecify.annotations.NullMarked;
