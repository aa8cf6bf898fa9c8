/** The steps of a callflow that speak to a caller, ask him and decide about him. */
@NullMarked
package nl.balie.callflows.steps;

import org.jspecify.annotations.NullMarked;
