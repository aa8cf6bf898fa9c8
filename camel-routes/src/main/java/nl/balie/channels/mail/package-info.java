/** Sends e-mail. */
@NullMarked
package nl.balie.channels.mail;

import org.jspecify.annotations.NullMarked;
