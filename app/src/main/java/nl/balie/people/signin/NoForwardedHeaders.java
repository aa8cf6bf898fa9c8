package nl.balie.people.signin;

import nl.balie.database.StartFailure;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What Spring Boot offers for proxies believes every address of a private network; Balie has a list of them instead. */
@Component
class NoForwardedHeaders {
    private static final String SETTING = "server.forward-headers-strategy";

    NoForwardedHeaders(Environment environment) {
        if (!environment.getProperty(SETTING, "none").equalsIgnoreCase("none")) {
            throw new StartFailure(
                    "Balie start niet: " + SETTING + " gelooft elk adres van een intern netwerk. Laat het weg"
                            + " en noem de proxy's in balie.pages.proxies.");
        }
    }
}
