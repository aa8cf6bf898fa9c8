/** Channels and links in and out. The first channel that is not the telephone brings the first route. */
@NullMarked
package nl.balie.channels;

import org.jspecify.annotations.NullMarked;
