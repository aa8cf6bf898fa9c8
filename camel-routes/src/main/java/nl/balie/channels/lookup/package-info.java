/** Asks other applications and databases for what decides where a contact goes (requirement 2.2.14). */
@NullMarked
package nl.balie.channels.lookup;

import org.jspecify.annotations.NullMarked;
