/** Steps about recording conversations (requirement 2.7.4). */
@NullMarked
package nl.balie.processes.recording;

import org.jspecify.annotations.NullMarked;
