/**
 * What the routing rules look at and what they answer. Public only because the compiled rules need it; everyone else
 * asks {@link nl.balie.rules.RoutingDecisions}.
 */
@NullMarked
package nl.balie.rules.routing.facts;

import org.jspecify.annotations.NullMarked;
