/** The pages of the users' administrator. */
@NullMarked
package nl.balie.people.web;

import org.jspecify.annotations.NullMarked;
