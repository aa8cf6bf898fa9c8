/** The administrator's pages of colleagues. */
@NullMarked
package nl.balie.directory.web;

import org.jspecify.annotations.NullMarked;
