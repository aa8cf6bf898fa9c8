/** The steps of a flow in which a caller is asked how satisfied he is. */
@NullMarked
package nl.balie.surveys.steps;

import org.jspecify.annotations.NullMarked;
