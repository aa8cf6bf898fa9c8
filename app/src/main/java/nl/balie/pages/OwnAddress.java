package nl.balie.pages;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Has each request know Balie by the address that its operator gave, before anything makes an address of it, and its visitor by
 * the address that a named proxy tells.
 */
@Component
class OwnAddress implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final PageSettings settings;

    OwnAddress(PageSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (!settings.proxies().isEmpty()) {
            RemoteIpValve named = new RemoteIpValve();
            named.setInternalProxies(
                    settings.proxies().stream().map(Pattern::quote).collect(Collectors.joining("|")));
            server.addEngineValves(named);
        }
        server.addEngineValves(new Named(settings.publicAddress()));
    }

    private static final class Named extends ValveBase {
        private final @Nullable URI address;

        Named(@Nullable URI address) {
            super(true);
            this.address = address;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            var raw = request.getCoyoteRequest();
            if (address == null) {
                String local = request.getLocalAddr();
                raw.serverName().setString(local.contains(":") ? "[" + local + "]" : local);
                request.setServerPort(request.getLocalPort());
            } else {
                boolean secure = "https".equals(address.getScheme());
                raw.scheme().setString(address.getScheme());
                request.setSecure(secure);
                raw.serverName().setString(address.getHost());
                request.setServerPort(address.getPort() > 0 ? address.getPort() : secure ? HTTPS : HTTP);
            }
            getNext().invoke(request, response);
        }
    }
}
