package nl.balie.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.balie.people.BrowserPhones;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries SIP between a browser's WebSocket at Balie's own address (RFC 7118) and Kamailio's, which is told whose it is. So a
 * browser needs no other address, and the page's Content-Security-Policy and session hold for its phone as well.
 */
@Component
public class PhoneSockets {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneSockets.class);
    private static final String SUBPROTOCOL = "sip";
    private static final int LARGEST = 65_536;
    /** A page that is loaded again is back by then. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final Gateway gateway;
    private final BrowserPhones phones;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("phone-sockets").daemon().factory());
    private final HttpClient client = HttpClient.newHttpClient();

    PhoneSockets(Gateway gateway, BrowserPhones phones) {
        this.gateway = gateway;
        this.phones = phones;
    }

    /**
     * Makes a WebSocket of the request when the page that asks is one of Balie's own; otherwise, or without a gateway, the
     * response is an error.
     *
     * @param account the only name under which it may register or call
     */
    public void connect(HttpServletRequest request, HttpServletResponse response, String account) throws IOException {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        if (origin == null
                || host == null
                || !origin.replaceFirst("^https?://", "").equals(host)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
        if (gateway.state() != Gateway.State.READY || !(container instanceof ServerContainer sockets)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        var relay = new Relay(account);
        try {
            WebSocket kamailio = client.newWebSocketBuilder()
                    .connectTimeout(CONNECT)
                    .header("X-Balie-Secret", gateway.secret())
                    .header("X-Balie-Phone", account)
                    .subprotocols(SUBPROTOCOL)
                    .buildAsync(gateway.socket(), relay.fromKamailio())
                    .join();
            sockets.upgradeHttpToWebSocket(request, response, relay.configuration(kamailio), Map.of());
        } catch (CompletionException | DeploymentException away) {
            LOG.warn("a browser's phone cannot be connected: {}", away.getMessage());
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private final class Relay {
        private final String account;
        private final CompletableFuture<Session> browser = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        Relay(String account) {
            this.account = account;
        }

        ServerEndpointConfig configuration(WebSocket kamailio) {
            return ServerEndpointConfig.Builder.create(Endpoint.class, "/")
                    .subprotocols(List.of(SUBPROTOCOL))
                    .configurator(new ServerEndpointConfig.Configurator() {
                        @Override
                        public <T> T getEndpointInstance(Class<T> type) {
                            return type.cast(fromBrowser(kamailio));
                        }
                    })
                    .build();
        }

        private Endpoint fromBrowser(WebSocket kamailio) {
            return new Endpoint() {
                @Override
                public void onOpen(Session session, EndpointConfig configuration) {
                    session.setMaxTextMessageBufferSize(LARGEST);
                    session.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
                        @Override
                        public void onMessage(String message) {
                            kamailio.sendText(message, true).join();
                        }
                    });
                    phones.connected(account);
                    browser.complete(session);
                }

                @Override
                public void onClose(Session session, CloseReason reason) {
                    kamailio.abort();
                    phones.disconnected(account);
                    var _ = clockwork.schedule(() -> phones.gone(account), AWAY.toMillis(), TimeUnit.MILLISECONDS);
                }

                @Override
                public void onError(Session session, Throwable failure) {
                    LOG.debug("a browser's phone failed", failure);
                    kamailio.abort();
                }
            };
        }

        WebSocket.Listener fromKamailio() {
            return new WebSocket.Listener() {
                @Override
                public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                    part.append(text);
                    if (last) {
                        send(part.toString());
                        part.setLength(0);
                    }
                    socket.request(1);
                    return null;
                }

                @Override
                public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                    close();
                    return null;
                }

                @Override
                public void onError(WebSocket socket, Throwable failure) {
                    close();
                }
            };
        }

        private void send(String message) {
            var _ = browser.thenAccept(session -> session.getAsyncRemote().sendText(message, result -> {
                if (!result.isOK()) {
                    close();
                }
            }));
        }

        private void close() {
            var _ = browser.thenAccept(session -> {
                try {
                    session.close(new CloseReason(CloseReason.CloseCodes.SERVICE_RESTART, ""));
                } catch (IOException gone) {
                    LOG.debug("a browser's phone was gone already", gone);
                }
            });
        }
    }
}
