/** Customers who are to be called back, for the supervisor. */
@NullMarked
package nl.balie.desk.callbacks;

import org.jspecify.annotations.NullMarked;
