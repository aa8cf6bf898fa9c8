/** The list of all steps; it stands above the packages that hold them. */
@NullMarked
package nl.balie.processes.steps;

import org.jspecify.annotations.NullMarked;
