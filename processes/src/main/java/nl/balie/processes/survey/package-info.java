/** Steps that ask customers how satisfied they are (requirements 2.8.1-2.8.8). */
@NullMarked
package nl.balie.processes.survey;

import org.jspecify.annotations.NullMarked;
