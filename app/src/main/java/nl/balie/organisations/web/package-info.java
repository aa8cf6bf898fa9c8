/** The administrator's pages of the organisation: each part with its list, form and removal. */
@NullMarked
package nl.balie.organisations.web;

import org.jspecify.annotations.NullMarked;
