/** The steps of somebody who calls to change something. */
@NullMarked
package nl.balie.processes.control;

import org.jspecify.annotations.NullMarked;
