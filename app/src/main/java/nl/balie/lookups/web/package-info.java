/** The platform administrator's pages of sources that callflows may ask. */
@NullMarked
package nl.balie.lookups.web;

import org.jspecify.annotations.NullMarked;
