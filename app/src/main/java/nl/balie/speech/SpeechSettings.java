package nl.balie.speech;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who understands what callers say to menus (requirement 2.4.9). What they say goes there while a menu waits for an answer,
 * and nowhere else.
 *
 * @param servers addresses ({@code wss}, or {@code ws} on this machine, since what callers say crosses no network in the clear) of servers that speak the protocol of Vosk, by the language in
 *     ISO 639-1 that each understands; none for keys only
 */
@Validated
@ConfigurationProperties("balie.speech")
record SpeechSettings(@DefaultValue Map<String, URI> servers) {
    SpeechSettings {
        servers = Map.copyOf(servers);
        servers.forEach((language, address) -> {
            String scheme = address.getScheme();
            if (!"wss".equals(scheme) && !("ws".equals(scheme) && isHere(address.getHost()))) {
                throw new IllegalArgumentException(
                        "balie.speech.servers.%s must begin with wss://, or with ws:// and be on this machine, not %s"
                                .formatted(language, address));
            }
        });
    }

    private static boolean isHere(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
