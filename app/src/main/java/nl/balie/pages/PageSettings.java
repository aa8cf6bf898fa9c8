package nl.balie.pages;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people and programs find Balie, and who stands in between.
 *
 * @param publicAddress such as {@code https://balie.waterstad.nl}; what a visitor writes in {@code Host} is his own invention,
 *     so without it no address that Balie gives out has another name than that of the socket
 * @param proxies addresses of the reverse proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed;
 *     none, because anybody can send these
 */
@ConfigurationProperties("balie.pages")
public record PageSettings(
        @Nullable URI publicAddress, @DefaultValue List<String> proxies) {
    public PageSettings {
        if (publicAddress != null && publicAddress.toString().isBlank()) {
            publicAddress = null;
        }
        if (publicAddress != null
                && (!List.of("http", "https").contains(String.valueOf(publicAddress.getScheme()))
                        || publicAddress.getHost() == null
                        || !List.of("", "/").contains(publicAddress.getRawPath()))) {
            throw new IllegalArgumentException(
                    "balie.pages.public-address: schema en naam, zoals https://balie.waterstad.nl, zonder pad");
        }
        // literals only, in the way that a socket tells them; a name would be looked up
        proxies = proxies.stream()
                .map(proxy -> InetAddress.ofLiteral(proxy.strip()).getHostAddress())
                .toList();
    }
}
