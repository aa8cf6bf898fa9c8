/** Decisions that a supervisor can read: one package below this one for each. */
@NullMarked
package nl.balie.rules;

import org.jspecify.annotations.NullMarked;
