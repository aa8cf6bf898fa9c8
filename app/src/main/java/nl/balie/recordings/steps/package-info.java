/** The step of a callflow in which a caller is asked whether his conversation may be recorded. */
@NullMarked
package nl.balie.recordings.steps;

import org.jspecify.annotations.NullMarked;
