/** The steps of a flow that bring a caller into a queue and speak to him there. */
@NullMarked
package nl.balie.treatment.steps;

import org.jspecify.annotations.NullMarked;
