/**
 * What runs inside the engine's own Java process, with the engine's distribution and this module's jar as its class
 * path: nothing here may use a library that the distribution of Zeebe 8.5 lacks.
 */
@NullMarked
package nl.balie.processes.engine;

import org.jspecify.annotations.NullMarked;
