/** The BPMN models that ship with Balie, and the steps that their tasks run. */
@NullMarked
package nl.balie.processes;

import org.jspecify.annotations.NullMarked;
