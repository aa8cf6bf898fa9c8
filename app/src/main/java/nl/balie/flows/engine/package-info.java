/** The embedded engine: Zeebe as a child process under the data directory. */
@NullMarked
package nl.balie.flows.engine;

import org.jspecify.annotations.NullMarked;
