/** Flows that stand still, for the administrator of callflows. */
@NullMarked
package nl.balie.desk.incidents;

import org.jspecify.annotations.NullMarked;
