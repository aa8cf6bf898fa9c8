/** The steps that bring a contact into a queue. */
@NullMarked
package nl.balie.processes.queue;

import org.jspecify.annotations.NullMarked;
