/** The steps of a telephone call. */
@NullMarked
package nl.balie.processes.call;

import org.jspecify.annotations.NullMarked;
