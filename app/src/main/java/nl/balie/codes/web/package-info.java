/** The administrator's pages of codes. */
@NullMarked
package nl.balie.codes.web;

import org.jspecify.annotations.NullMarked;
