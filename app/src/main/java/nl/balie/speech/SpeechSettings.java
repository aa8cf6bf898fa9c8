package nl.balie.speech;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who understands what callers say to menus (requirement 2.4.9). What they say goes there while a menu waits for an answer,
 * and nowhere else.
 *
 * @param servers addresses ({@code ws} or {@code wss}) of servers that speak the protocol of Vosk, by the language in
 *     ISO 639-1 that each understands; none for keys only
 */
@Validated
@ConfigurationProperties("balie.speech")
record SpeechSettings(@DefaultValue Map<String, URI> servers) {
    SpeechSettings {
        servers = Map.copyOf(servers);
        servers.forEach((language, address) -> {
            String scheme = address.getScheme();
            if (!"ws".equals(scheme) && !"wss".equals(scheme)) {
                throw new IllegalArgumentException(
                        "balie.speech.servers.%s must begin with ws:// or wss://, not %s".formatted(language, address));
            }
        });
    }
}
