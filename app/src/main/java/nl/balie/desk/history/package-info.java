/** The history: the list of contacts, and of each contact what happened, why, and which way it took through its model. */
@NullMarked
package nl.balie.desk.history;

import org.jspecify.annotations.NullMarked;
