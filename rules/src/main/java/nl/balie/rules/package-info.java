/** Decisions that a supervisor can read; what each is asked and answers is in the package below for it. */
@NullMarked
package nl.balie.rules;

import org.jspecify.annotations.NullMarked;
