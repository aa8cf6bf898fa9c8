/** Is it open: weekly hours, single days and the holidays of the Netherlands. */
@NullMarked
package nl.balie.rules.opening;

import org.jspecify.annotations.NullMarked;
