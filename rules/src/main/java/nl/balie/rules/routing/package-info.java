/** Where does a contact go: called address, choice, source, day and time. */
@NullMarked
package nl.balie.rules.routing;

import org.jspecify.annotations.NullMarked;
