/** The steps that let the rules decide. */
@NullMarked
package nl.balie.processes.decision;

import org.jspecify.annotations.NullMarked;
