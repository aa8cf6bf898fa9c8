/** The administrator's pages of opening hours, their exceptions, and the try at a moment. */
@NullMarked
package nl.balie.opening.web;

import org.jspecify.annotations.NullMarked;
