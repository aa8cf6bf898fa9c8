/**
 * What the opening rules look at and what they answer. Public only because the compiled rules need it; everyone else
 * asks {@link nl.balie.rules.OpeningDecisions}.
 */
@NullMarked
package nl.balie.rules.opening.facts;

import org.jspecify.annotations.NullMarked;
