/** The application: what ties the contact centre together. */
@NullMarked
package nl.balie;

import org.jspecify.annotations.NullMarked;
