/** Which requirement is shown by which test: the annotation, its listener and the writer of {@code docs/conformity.md}. */
@NullMarked
package nl.balie.conformity;

import org.jspecify.annotations.NullMarked;
