/** The tables of users. */
@NullMarked
package nl.balie.people.store;

import org.jspecify.annotations.NullMarked;
