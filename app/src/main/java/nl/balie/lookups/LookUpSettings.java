package nl.balie.lookups;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which machines callflows' sources may be on.
 *
 * @param hosts names, {@code *.example.nl} for all below a domain, or addresses; when there are any, no other host is asked. Empty
 *     by default: any host with a public address, so that a new installation reaches nothing within the network that it stands in
 */
@ConfigurationProperties("balie.look-ups")
record LookUpSettings(@DefaultValue List<String> hosts) {}
