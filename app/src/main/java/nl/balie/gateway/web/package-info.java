/** The pages on which a browser is a phone. */
@NullMarked
package nl.balie.gateway.web;

import org.jspecify.annotations.NullMarked;
