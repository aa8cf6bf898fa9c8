/** What decisions say of themselves, in the languages in which it is read. */
@NullMarked
package nl.balie.rules.words;

import org.jspecify.annotations.NullMarked;
