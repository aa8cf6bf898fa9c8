package nl.balie.pages;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people find Balie, as its operator says. */
@Component
@EnableConfigurationProperties(PageSettings.class)
public class PublicAddress {
    private final @Nullable URI address;
    private final boolean secure;

    PublicAddress(PageSettings settings, Environment environment) {
        address = settings.publicAddress();
        secure = address != null
                ? "https".equals(address.getScheme())
                : Ssl.isEnabled(
                        Binder.get(environment).bind("server.ssl", Ssl.class).orElse(null));
    }

    /** Without a slash at its end; empty when it is not known. */
    public Optional<String> base() {
        return Optional.ofNullable(address).map(known -> known.toString().replaceAll("/+$", ""));
    }

    /** Whether browsers come over TLS, so that their cookies may go no other way. */
    public boolean isSecure() {
        return secure;
    }

    /** The name of a cookie: with TLS a browser takes it from nobody but this host (RFC 6265bis, 4.1.3.2). */
    public String cookie(String name) {
        return secure ? "__Host-" + name : name;
    }
}
