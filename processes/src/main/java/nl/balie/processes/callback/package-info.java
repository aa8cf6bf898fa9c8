/** The steps of calling a customer back. */
@NullMarked
package nl.balie.processes.callback;

import org.jspecify.annotations.NullMarked;
