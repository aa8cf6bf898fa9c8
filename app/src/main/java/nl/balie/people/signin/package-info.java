/** Proving who somebody is: with a password on a page, with a token on the REST interface. */
@NullMarked
package nl.balie.people.signin;

import org.jspecify.annotations.NullMarked;
