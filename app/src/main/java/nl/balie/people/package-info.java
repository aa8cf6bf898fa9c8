/**
 * Users of an organisation: who they are, what they may do, how they sign in, and the secrets of their phones.
 *
 * <p>Operations run within {@code Tenancy.in(organisation, …)} unless they say otherwise. A second way to sign in
 * (OIDC) ends where {@link nl.balie.people.SignedInUsers#of} begins: whatever proves who somebody is, the principal is
 * the {@link nl.balie.people.SignedInUser} that it makes.
 */
@NullMarked
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"database", "audit", "pages"})
package nl.balie.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
