/** The steps of a flow that call a customer back, or take his message. */
@NullMarked
package nl.balie.callbacks.steps;

import org.jspecify.annotations.NullMarked;
