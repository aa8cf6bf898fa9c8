package nl.balie.people;

import java.security.Principal;
import nl.balie.audit.Actor;

/**
 * The principal of a request to {@code /api} with a token.
 *
 * @param organisation whose data it may see
 * @param name of the token, for the audit log
 */
public record ApiClient(String organisation, String name) implements Principal, Actor {
    @Override
    public String getName() {
        return name;
    }
}
